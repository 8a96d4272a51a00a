// Bodies and contexts made by chance, and the many ways to write one value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/contract.hpp"
#include "random.hpp"

namespace dossier::tests {

// A JSON value as it is written: members in the order of the text, twice where a test wants that.
struct Node {
  JsonType type = JsonType::null;
  std::string text = {};         // a string's value, a number's or a boolean's text
  std::vector<Node> items = {};  // elements, or members
  std::string name = {};         // of a member
};

// A body in which anything may be right or wrong. `duplicates` lets members be named twice.
Node random_body(Random& random, bool duplicates = false);

// A context with every fact.
Node random_facts(Random& random);

// Keeps each fact of a context with that chance.
Node some_facts(const Node& facts, unsigned percent, Random& random);

// Puts the members of every object in another order.
void shuffle_members(Node& node, Random& random);

// The shortest text of a value.
std::string write(const Node& node);

// A text of the same value, with white space and escapes where they may stand.
std::string write_freely(const Node& node, Random& random);

}  // namespace dossier::tests

// The hash that rules_hash() gives.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace dossier::generate {

// The text of files by their paths below src/dossier.
using Sources = std::map<std::string, std::string>;

// All files there that can change a report: but for what is said about rules, all of them.
Sources sources_in(const std::filesystem::path& folder);

// What is code of a C++ text: all but comments, and white space that parts nothing. It knows no raw
// strings, which the core has none of; with one it throws std::runtime_error.
std::string code_of(std::string_view text);

// The hash of what is code: FNV-1a, 64 bits, in hexadecimal digits.
std::string hash_of(const Sources& sources);

// src/dossier/tables/rules_hash.cpp
std::string rules_hash_source(std::string_view hash);

}  // namespace dossier::generate

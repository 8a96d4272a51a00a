#include "example.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <variant>

#include "paths.hpp"

namespace dossier::tests {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

const std::string& example_body() {
  static const std::string body = read(path_of("tests/harness/example/body.json"));
  return body;
}

const Context& example_context() {
  static const Context context =
      std::get<Context>(parse_context(read(path_of("tests/harness/example/context.json"))));
  return context;
}

}  // namespace dossier::tests

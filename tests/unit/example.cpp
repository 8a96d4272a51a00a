#include "example.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <variant>

namespace dossier::tests {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

const std::string& example_body() {
  static const std::string body = read(DOSSIER_EXAMPLE "/body.json");
  return body;
}

const Context& example_context() {
  static const Context context =
      std::get<Context>(parse_context(read(DOSSIER_EXAMPLE "/context.json")));
  return context;
}

}  // namespace dossier::tests

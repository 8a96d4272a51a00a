// dossier-generate DIRECTORY [--check]: writes the generated files below the project's directory,
// or with --check says which of them are out of date (exit 1).
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "generate.hpp"
#include "rules_hash.hpp"

namespace {

struct Generated {
  std::string_view path;
  std::string text;
};

std::vector<Generated> generate_all(const std::filesystem::path& project) {
  using namespace dossier::generate;
  const std::string hash = hash_of(sources_in(project / "src/dossier"));
  return {{"docs/rules.md", rules_markdown()},
          {"src/dossier/tables/rules_hash.cpp", rules_hash_source(hash)},
          {"bindings/npm/src/generated/types.ts", typescript_types()},
          {"bindings/npm/src/generated/wire.ts", typescript_wire()},
          {"bindings/npm/src/generated/hash.ts", typescript_hash(hash)},
          {"bindings/npm/src/generated/catalogue.ts", typescript_catalogue()},
          {"bindings/npm/src/generated/request.ts", typescript_request()},
          {"bindings/npm/src/generated/fixes.ts", typescript_fixes()},
          {"bindings/npm/src/generated/placeholders.ts", typescript_placeholders()},
          {"bindings/npm/src/generated/en.ts", typescript_english()}};
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 3 && std::string_view(argv[2]) == "--check";
  if (argc != 2 && !check) {
    std::cerr << "usage: dossier-generate DIRECTORY [--check]\n";
    return 2;
  }
  int result = 0;
  const std::filesystem::path project = argv[1];
  for (const auto& [name, text] : generate_all(project)) {
    const std::filesystem::path path = project / name;
    if (read(path) == text) continue;
    if (check) {
      std::cerr << name << " is out of date: run `make generate`.\n";
      result = 1;
      continue;
    }
    std::filesystem::create_directories(path.parent_path());
    if (!(std::ofstream(path, std::ios::binary) << text)) {
      std::cerr << "dossier-generate: cannot write " << path << "\n";
      return 2;
    }
    std::cout << "wrote " << name << "\n";
  }
  return result;
}

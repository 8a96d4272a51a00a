// dossier-generate DIRECTORY [--check]: writes the generated files below the project's directory,
// or with --check says which of them are out of date (exit 1).
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "generate.hpp"

namespace {

struct Generated {
  std::string_view path;
  std::string (*make)();
};

constexpr std::array<Generated, 8> kFiles = {{
    {"docs/rules.md", dossier::generate::rules_markdown},
    {"bindings/npm/src/generated/types.ts", dossier::generate::typescript_types},
    {"bindings/npm/src/generated/wire.ts", dossier::generate::typescript_wire},
    {"bindings/npm/src/generated/hash.ts", dossier::generate::typescript_hash},
    {"bindings/npm/src/generated/catalogue.ts", dossier::generate::typescript_catalogue},
    {"bindings/npm/src/generated/request.ts", dossier::generate::typescript_request},
    {"bindings/npm/src/generated/placeholders.ts", dossier::generate::typescript_placeholders},
    {"bindings/npm/src/generated/en.ts", dossier::generate::typescript_english},
}};

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
  for (const Generated& file : kFiles) {
    const std::filesystem::path path = std::filesystem::path(argv[1]) / file.path;
    const std::string text = file.make();
    if (read(path) == text) continue;
    if (check) {
      std::cerr << file.path << " is out of date: run `make generate`.\n";
      result = 1;
      continue;
    }
    std::filesystem::create_directories(path.parent_path());
    if (!(std::ofstream(path, std::ios::binary) << text)) {
      std::cerr << "dossier-generate: cannot write " << path << "\n";
      return 2;
    }
    std::cout << "wrote " << file.path << "\n";
  }
  return result;
}

#include "dossier/check_file.hpp"

#include <utility>

#include "dossier/forms/file_report.hpp"
#include "dossier/forms/file_walk.hpp"

namespace dossier {

FileLook::FileLook(std::string name)
    : name_(std::move(name)), walk_(std::make_unique<FileWalk>()) {}
FileLook::~FileLook() = default;
FileLook::FileLook(FileLook&& other) noexcept = default;
FileLook& FileLook::operator=(FileLook&& other) noexcept = default;

void FileLook::feed(std::string_view piece) { walk_->feed(piece); }

void FileLook::skip(std::uint64_t bytes) { walk_->skip(bytes); }

FileReport FileLook::finish() const { return make_file_report(walk_->facts(), name_); }

FileReport check_file(std::string_view file, std::string_view name) {
  FileWalk walk;
  walk.feed(file);
  return make_file_report(walk.facts(), name);
}

}  // namespace dossier

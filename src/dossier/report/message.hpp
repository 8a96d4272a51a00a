// Findings in words.
#pragma once

#include <array>
#include <span>
#include <string>

#include "dossier/contract.hpp"
#include "dossier/read/location.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier {

// What a finding says at that path.
std::string message_of(const Found& found, std::span<const Step> path);

// What a finding about a file says.
std::string message_of(FileCode code, const std::array<ParamValue, kMaxParams>& values);

// What findings about files say of a type of file.
const FileTypeTexts& texts_of(FileType type);

// And of a size: "58 KB", "12.7 MB". It is rounded down below a megabyte and up above, so that what
// misses a limit never reads as if it kept it.
SizeTexts size_texts(std::uint64_t bytes);

}  // namespace dossier

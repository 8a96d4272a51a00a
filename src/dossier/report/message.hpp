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

}  // namespace dossier

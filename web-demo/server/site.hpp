// The page, if the server is asked to serve one.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "server/app.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// Reads the files of a folder, by the paths that they are served under. What is no plain file in it
// is left out. Served is what was read here, so that no request names a file of the disk. Throws
// std::runtime_error if there is no index.html or it is too much.
std::map<std::string, StaticFile> read_site(const std::filesystem::path& folder);

// The answer to a GET of one of the files; nothing for any other request.
std::optional<Answer> serve_file(const std::map<std::string, StaticFile>& site,
                                 const Request& request);

}  // namespace dossier::sandbox

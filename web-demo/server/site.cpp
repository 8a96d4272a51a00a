#include "server/site.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace dossier::sandbox {
namespace {

constexpr std::uintmax_t kMaxSite = 64ULL * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".wasm", "application/wasm"},
    {".json", "application/json"},
}};

std::string type_of(const std::filesystem::path& file) {
  for (const auto& [extension, type] : kTypes) {
    if (file.extension() == extension) return std::string(type);
  }
  return "application/octet-stream";
}

}  // namespace

std::map<std::string, StaticFile> read_site(const std::filesystem::path& folder) {
  std::map<std::string, StaticFile> site;
  std::uintmax_t size = 0;
  std::error_code problem;
  for (std::filesystem::recursive_directory_iterator item(folder, problem), end;
       !problem && item != end; item.increment(problem)) {
    if (item->is_symlink() || !item->is_regular_file()) continue;
    size += item->file_size();
    if (size > kMaxSite) throw std::runtime_error("the folder of the site holds more than 64 MiB");
    std::ifstream file(item->path(), std::ios::binary);
    const std::string path =
        std::string(1, '/').append(item->path().lexically_relative(folder).generic_string());
    site[path] = {std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                      std::istreambuf_iterator<char>()),
                  type_of(item->path()), path.starts_with("/assets/")};
  }
  if (!site.contains("/index.html")) {
    throw std::runtime_error("the folder of the site holds no index.html; build the page first");
  }
  site["/"] = site["/index.html"];
  return site;
}

std::optional<Answer> serve_file(const std::map<std::string, StaticFile>& site,
                                 const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  const auto found = site.find(request.path);
  if (found == site.end()) return std::nullopt;
  Answer answer;
  answer.file = found->second.content;
  answer.type = found->second.type;
  answer
      .with("Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'; object-src 'none'")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Referrer-Policy", "no-referrer")
      .with("Cache-Control",
            found->second.hashed ? "public, max-age=31536000, immutable" : "no-cache");
  return answer;
}

}  // namespace dossier::sandbox

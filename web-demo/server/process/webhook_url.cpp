#include "server/process/webhook_url.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier::sandbox {

std::optional<WebhookUrl> parse_webhook_url(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  constexpr std::size_t kMaxUrl = 1024;
  constexpr std::array<std::string_view, 3> kHosts = {"127.0.0.1", "localhost", "[::1]"};
  const bool printable =
      std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (!printable || url.size() > kMaxUrl || !url.starts_with(kScheme)) return std::nullopt;
  url.remove_prefix(kScheme.size());
  const auto* host = std::find_if(kHosts.begin(), kHosts.end(),
                                  [&](std::string_view name) { return url.starts_with(name); });
  if (host == kHosts.end()) return std::nullopt;
  WebhookUrl result;
  result.host = *host == "[::1]" ? "::1" : *host;
  url.remove_prefix(host->size());
  if (url.starts_with(':')) {
    const auto [end, problem] =
        std::from_chars(url.data() + 1, url.data() + url.size(), result.port);
    if (problem != std::errc() || result.port == 0) return std::nullopt;
    url.remove_prefix(static_cast<std::size_t>(end - url.data()));
  }
  url = url.substr(0, url.find('#'));
  if (url.starts_with('/')) {
    result.path = url;
  } else if (!url.empty()) {
    return std::nullopt;
  }
  return result;
}

}  // namespace dossier::sandbox

// fuzz-seeds FOLDER: writes inputs near the limits of the code, in a folder for each target. They
// are what a target starts from; the largest of them says how long its inputs become. (Small ones
// that show a shape are kept in seeds/.)
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "dossier/contract.hpp"
#include "dossier/tables/files.hpp"
#include "example.hpp"
#include "expand.hpp"
#ifdef DOSSIER_SANDBOX
#include "server/http/limits.hpp"
#endif

namespace dossier::fuzz {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// The folder of a target.
class Seeds {
 public:
  explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
  }

  void add(const std::string& name, std::string_view input) const {
    std::ofstream file(folder_ / name, std::ios::binary);
    file << input;
    if (!file.flush()) throw std::runtime_error("cannot write " + (folder_ / name).string());
  }

  // One input that a limit lets pass, and one that it does not.
  template <class Make>
  void add_both(const std::string& name, std::size_t limit, Make make) const {
    add(name, make(limit));
    add(name + "-and-more", make(limit + 1));
  }

 private:
  std::filesystem::path folder_;
};

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all.append(text);
  return all;
}

// So many of what `make` gives for 0, 1, 2 and so on, with commas between.
template <class Make>
std::string list(std::size_t count, Make make) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all.append(i == 0 ? "" : ",").append(make(i));
  return all;
}

// As many of them as have room in `size` bytes.
template <class Make>
std::string fill(std::size_t size, Make make) {
  std::string all = make(0);
  for (std::size_t i = 1;; ++i) {
    const std::string next = "," + make(i);
    if (all.size() + next.size() > size) return all;
    all.append(next);
  }
}

// A text of `size` bytes: what is between two others, and white space.
std::string between(std::string_view before, std::string_view middle, std::string_view behind,
                    std::size_t size) {
  std::string text = std::string(before).append(middle).append(behind);
  if (text.size() < size) text.append(size - text.size(), ' ');
  return text;
}

std::string number(std::size_t i) { return std::to_string(i); }

// A member whose value nests as deep as it may, and deeper.
void add_nesting(const Seeds& seeds, const std::string& member) {
  seeds.add_both("depth", kMaxDepth, [&](std::size_t depth) {
    return "{\"" + member + "\":" + repeat("[", depth - 1) + repeat("]", depth - 1) + "}";
  });
}

void write_text_seeds(const Seeds& seeds) {
  // Few findings less than a report holds, as many, and more.
  seeds.add_both("advice", kMaxFindings, [](std::size_t count) {
    return "{" + list(count, [](std::size_t i) { return "\"x" + number(i) + "\":0"; }) + "}";
  });
  const std::size_t missing = 2;  // the two other members of the body
  seeds.add_both("violations", kMaxFindings - missing, [](std::size_t count) {
    return "{\"identifying_documents\":[" + list(count, [](std::size_t) { return "0"s; }) + "]}";
  });
  add_nesting(seeds, "x");
  seeds.add_both("state", kMaxStateLength, [](std::size_t length) {
    return R"({"identifying_documents":[{"type":"DRIVERS_LICENSE","country":"USA","state":")" +
           repeat("é", length) + "\"}]}";
  });
  seeds.add_both("quoted", kMaxQuoted, [](std::size_t length) {
    return R"({"identifying_documents":[{"type":")" + repeat("😀", length) + "\"}]}";
  });

  // Larger than a body may be, and as large.
  seeds.add("beyond", std::string(2 * kMaxBodyBytes, ' '));
  seeds.add("one-beyond", between(tests::example_body(), "", "", kMaxBodyBytes + 1));
  constexpr std::size_t kFrame = 512;  // what stands around the many
  constexpr std::size_t kRoom = kMaxBodyBytes - kFrame;
  const auto add = [&](const std::string& name, std::string_view before, const std::string& many,
                       std::string_view behind) {
    seeds.add(name, between(before, many, behind, kMaxBodyBytes));
  };
  add("example", tests::example_body(), "", "");
  add("string", "{\"x\":\"", std::string(kRoom, 'a'), "\"}");
  add("accents", "{\"x\":\"", repeat("é", kRoom / 2), "\"}");
  add("escapes", "{\"x\":\"", repeat("\\ud83d\\ude00", kRoom / 12), "\"}");
  add("name", "{\"", std::string(kRoom, 'a'), "\":0}");
  add("number", "{\"x\":", std::string(kRoom, '1'), "}");
  add("same-names", "{", fill(kRoom, [](std::size_t) { return "\"a\":0"s; }), "}");
  add("names", "{", list(2'000, [](std::size_t i) { return "\"" + number(i) + "\":0"; }), "}");
  add("documents", "{\"identifying_documents\":[", fill(kRoom, [](std::size_t) { return "{}"s; }),
      "]}");
  add("primaries", "{\"identifying_documents\":[",
      fill(kRoom, [](std::size_t) { return R"({"type":"PASSPORT"})"s; }), "]}");
  add("wrong-entries", "{\"address_documents\":[", fill(kRoom, [](std::size_t) { return "0"s; }),
      "]}");
  const auto uris = [&](auto uri) {
    return fill(kRoom, [&](std::size_t i) { return "{\"uri\":\"" + uri(i) + "\"}"; });
  };
  const std::string_view files = R"({"identifying_documents":[{"type":"NATIONAL_ID","files":[)";
  add("same-uris", files, uris([](std::size_t) { return "/a.pdf"s; }), "]}]}");
  add("uris", files, uris([](std::size_t i) { return number(i); }), "]}]}");
  add("sides", files,
      fill(kRoom,
           [](std::size_t i) {
             return i % 2 == 0 ? R"({"side":"FRONT"})"s : R"({"side":"BACK"})"s;
           }),
      "]}]}");
}

// A context has no limit of its own; here it is as large as a body may be.
void write_context_seeds(const Seeds& seeds) {
  const std::size_t room = kMaxBodyBytes - 64;
  const auto uris = [&](auto uri) {
    return "{\"uploaded_uris\":[" +
           fill(room, [&](std::size_t i) { return "\"" + uri(i) + "\""; }) + "]}";
  };
  seeds.add("uris", uris([](std::size_t i) { return number(i); }));
  seeds.add("same-uris", uris([](std::size_t) { return "/a.pdf"s; }));
  seeds.add("escaped-uris", uris([](std::size_t) { return "\\ud83d\\ude00\\n"s; }));
  seeds.add("uri", "{\"uploaded_uris\":[\"" + std::string(room, 'a') + "\"]}");
  seeds.add("status", "{\"customer\":{\"customer_status\":\"" + repeat("é", room / 2) + "\"}}");
  seeds.add("name", "{\"" + std::string(room, 'a') + "\":null}");
  seeds.add("same-names", "{" + fill(room, [](std::size_t) { return "\"today\":null"s; }) + "}");
  add_nesting(seeds, "uploaded_uris");
}

// The name of a file is told by the first byte of an input, the sizes of its pieces by the second.
constexpr std::string_view kName = "\5\14a.pdf";

std::string edge_of(std::size_t side) {
  return {static_cast<char>(side >> 8U), static_cast<char>(side)};
}

std::string png_of(std::size_t side) {
  const std::string edge = "\0\0"s + edge_of(side);
  return "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s + edge + edge + "\x08\0\0\0\0abcd"s +
         "\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\1abcd"s;
}

std::string frame_of(std::size_t side) {
  return "\xFF\xC0\0\x0B\x08"s + edge_of(side) + edge_of(side) + "\1\1\x11\0"s;
}

void write_file_seeds(const Seeds& seeds) {
  // A file of `size` bytes that begins and ends so.
  const auto file = [](std::string_view begin, std::size_t size, std::string_view end) {
    std::string bytes = std::string(kName).append(begin);
    bytes.append(size - begin.size() - end.size(), ' ');
    return bytes.append(end);
  };
  for (const std::size_t size : {kFileHeadBytes, static_cast<std::size_t>(kSmallFileBytes) - 1}) {
    const std::string bytes = number(size);
    seeds.add_both("pdf-" + bytes, size,
                   [&](std::size_t all) { return file("%PDF-1.7", all, "%%EOF"); });
    seeds.add_both("text-" + bytes, size, [&](std::size_t all) { return file("", all, "é"); });
  }
  // A mark at the end of where it is looked for, and one byte further.
  for (const auto& [name, mark] : {std::pair("pdf", "%PDF-"), {"svg", "<svg"}, {"html", "<html"}}) {
    seeds.add_both(
        name + "-mark"s, kFileSignatureBytes, [&, text = std::string(mark)](std::size_t end) {
          return file(std::string(end - text.size(), ' ') + text, kFileHeadBytes, "%%EOF");
        });
  }
  seeds.add_both("garbled", kFileHeadBytes, [&](std::size_t end) {
    const std::string garbled = repeat("\xEF\xBF\xBD", kGarbledTimes);
    return file("%PDF-", end, garbled) + "%%EOF";
  });
  for (const std::size_t side : {kSmallImagePixels - 1, kSmallImagePixels}) {
    const std::size_t size = 2'000;
    seeds.add("png-" + number(side), file(png_of(side), size, "\0\0\0\0IEND\xAE\x42\x60\x82"s));
    seeds.add("jpeg-" + number(side),
              file("\xFF\xD8" + frame_of(side), size, "\xFF\xDA\0\2a\xFF\xD9"s));
  }
  // A segment as long as there is one, and the frame behind it.
  const std::string start = "\xFF\xD8\xFF\xE1\xFF\xFF"s + std::string(65'533, ' ') + frame_of(1);
  seeds.add("jpeg-long-segment", file(start, start.size() + 100, "\xFF\xDA\0\2a\xFF\xD9"s));
  const std::string linear = "%PDF-1.4/Linearized 1/L 2000>>\n%%EOF 1 0 obj/Encrypt 2 0 R";
  seeds.add_both("linearized", 2'000, [&](std::size_t all) { return file(linear, all, "%%EOF"); });
}

#ifdef DOSSIER_SANDBOX

namespace limits = sandbox::limits;

// `$*12x` stands for twelve x; see requests.cpp.
std::string run_of(std::size_t times, char c) { return "$*" + number(times) + c; }

std::string request(const std::string& line, const std::string& headers, const std::string& body) {
  const std::size_t size = expand(body, limits::kBody + 1).size();
  return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + number(size) +
         "\r\n\r\n" + body;
}

// A body of `size` bytes that begins and ends so.
std::string body_of(std::string_view begin, std::size_t size, std::string_view end) {
  const std::size_t room = size - begin.size() - end.size();
  return std::string(begin).append(run_of(room, ' ')).append(end);
}

void write_request_seeds(const Seeds& seeds) {
  const std::string attach = "POST /v2/customers/$C/individual/attach";
  const std::string upload = "POST /v1/customers/upload";
  const std::string bearer = "Authorization: Bearer $T\r\n";
  const std::string form = bearer + "Content-Type: multipart/form-data; boundary=b\r\n";
  const std::string customer =
      "--b\r\nContent-Disposition: form-data; name=\"customer_id\"\r\n\r\n"
      "00000000-0000-4000-8000-000000000001\r\n";
  const std::string part =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.pdf\"\r\n\r\n";

  seeds.add_both("attach", kMaxBodyBytes, [&](std::size_t size) {
    return request(attach, bearer, body_of("{", size, "}"));
  });
  seeds.add_both("json", limits::kJson, [](std::size_t size) {
    return request("PUT /__sandbox/clock", "", body_of("{\"today\":\"2026-11-22\"", size, "}"));
  });
  for (const std::size_t size : {limits::kBody, limits::kUploadBody}) {
    seeds.add_both("body-" + number(size), size, [&](std::size_t all) {
      return request(upload, form, body_of(customer + part + "%PDF-", all, "\r\n--b--\r\n"));
    });
  }
  seeds.add_both("chunk", limits::kBody, [&](std::size_t size) {
    char hex[32];
    std::snprintf(hex, sizeof hex, "%zx", size);
    return attach + " HTTP/1.1\r\nHost: x\r\n" + bearer + "Transfer-Encoding: chunked\r\n\r\n" +
           hex + "\r\n" + run_of(size, ' ') + "\r\n0\r\n\r\n";
  });
  seeds.add_both("ignored-body", limits::kIgnoredBody, [&](std::size_t size) {
    return request(attach, "", run_of(size, ' ')) + request("GET /", "", "");
  });
  seeds.add_both("file", kMaxFileBytes, [&](std::size_t size) {
    return request(upload, form,
                   customer + part + body_of("%PDF-", size, "%%EOF") + "\r\n--b--\r\n");
  });
  seeds.add_both("parts", limits::kParts, [&](std::size_t count) {
    return request(upload, form,
                   customer + repeat(part + "%PDF- %%EOF\r\n", count - 1) + "--b--\r\n");
  });
  seeds.add_both("path", limits::kPath,
                 [](std::size_t size) { return request("GET /" + run_of(size - 1, 'a'), "", ""); });
  seeds.add_both("requests", limits::kRequestsOfConnection, [](std::size_t count) {
    return repeat("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", count);
  });
  // The other limits are those of a text: of a header, of a part's head, of a name and so on.
  for (std::size_t size = 64; size <= 8192; size *= 2) {
    seeds.add_both("texts-" + number(size), size, [&](std::size_t length) {
      const std::string text = run_of(length, 'a');
      return request("GET /v2/customers/$C?" + text, "Authorization: Bearer " + text + "\r\n", "") +
             request("POST /v2/customers/individual", bearer,
                     R"({"first_name":")" + text +
                         R"(","last_name":"B","email":"a@b",)"
                         R"("country_of_residence":"USA"})") +
             request(upload, form, customer + "--b\r\nx: " + text + "\r\n\r\n\r\n--b--\r\n");
    });
  }
  // The Host and the length are headers too.
  seeds.add_both("headers", limits::kHeaders - 2,
                 [](std::size_t count) { return request("GET /", repeat("a: b\r\n", count), ""); });
  seeds.add_both("head", limits::kHead, [](std::size_t size) {
    const std::string rest = request("GET /", "a: \r\n", "");
    return request("GET /", "a: " + run_of(size + 4 - rest.size(), 'b') + "\r\n", "");
  });
  for (const std::string chunks :
       {"0x2\r\n{}", "+2\r\n{}", "2zz\r\n{}", "-2\r\n{}", "2;a=\"b\"\r\n{}"}) {
    seeds.add("chunks-" + chunks.substr(0, 2),
              attach + " HTTP/1.1\r\nHost: x\r\n" + bearer + "Transfer-Encoding: chunked\r\n\r\n" +
                  chunks + "\r\n0\r\na: b\r\n\r\n" + request("GET /", "", ""));
  }
}

#endif

void write_all(const std::filesystem::path& folder) {
  write_text_seeds(Seeds(folder / "text"));
  write_context_seeds(Seeds(folder / "context"));
  write_file_seeds(Seeds(folder / "file"));
#ifdef DOSSIER_SANDBOX
  write_request_seeds(Seeds(folder / "requests"));
#endif
}

}  // namespace
}  // namespace dossier::fuzz

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: fuzz-seeds FOLDER\n");
    return 2;
  }
  dossier::fuzz::write_all(argv[1]);
  return 0;
}

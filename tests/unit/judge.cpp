#include "judge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "dossier/contract.hpp"

namespace dossier::tests {
namespace {

// Listens to nlohmann's parser: how deep a text nests, and what number was too large for it.
class Listener final : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::size_t deepest = 0;
  bool too_large_a_number = false;
  std::size_t position = 0;
  std::string token;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool key(string_t&) override { return true; }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t at, const std::string& last,
                   const nlohmann::detail::exception& error) override {
    too_large_a_number = error.id == 406;
    position = at;
    token = last;
    return false;
  }

 private:
  bool open() {
    deepest = std::max(deepest, ++depth_);
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }

  std::size_t depth_ = 0;
};

bool has_byte_order_mark(const std::string& text) { return text.rfind("\xEF", 0) == 0; }

bool has_nul(const std::string& text) { return text.find('\0') != std::string::npos; }

}  // namespace

Verdict judge(std::string text) {
  if (has_byte_order_mark(text)) return {false, false, {}};
  for (;;) {
    Listener listener;
    const bool accepted = nlohmann::json::sax_parse(text, &listener);
    if (accepted || !listener.too_large_a_number) {
      return {accepted && !has_nul(text), listener.deepest > kMaxDepth, std::move(text)};
    }
    text.replace(listener.position - listener.token.size(), listener.token.size(), "0 ");
  }
}

bool is_json(const std::string& text) {
  if (has_byte_order_mark(text) || has_nul(text)) return false;
  // Only a number with an exponent, in a text as short as this is used for, can be too large.
  return nlohmann::json::accept(text) ||
         (text.find_first_of("eE") != std::string::npos && judge(text).well_formed);
}

}  // namespace dossier::tests

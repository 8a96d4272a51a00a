// The countries, and the states of one of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/text/ascii.hpp"
#include "dossier/text/short_text.hpp"
#include "dossier/text/text_table.hpp"

namespace dossier {

// Section 1: the 249 officially assigned ISO 3166-1 alpha-3 codes, sorted, three letters each.
inline constexpr std::string_view kCountries =
    "ABWAFGAGOAIAALAALBANDAREARGARMASMATAATFATGAUSAUTAZEBDIBELBENBESBFABGDBGRBHRBHSBIHBLM"
    "BLRBLZBMUBOLBRABRBBRNBTNBVTBWACAFCANCCKCHECHLCHNCIVCMRCODCOGCOKCOLCOMCPVCRICUBCUWCXR"
    "CYMCYPCZEDEUDJIDMADNKDOMDZAECUEGYERIESHESPESTETHFINFJIFLKFRAFROFSMGABGBRGEOGGYGHAGIB"
    "GINGLPGMBGNBGNQGRCGRDGRLGTMGUFGUMGUYHKGHMDHNDHRVHTIHUNIDNIMNINDIOTIRLIRNIRQISLISRITA"
    "JAMJEYJORJPNKAZKENKGZKHMKIRKNAKORKWTLAOLBNLBRLBYLCALIELKALSOLTULUXLVAMACMAFMARMCOMDA"
    "MDGMDVMEXMHLMKDMLIMLTMMRMNEMNGMNPMOZMRTMSRMTQMUSMWIMYSMYTNAMNCLNERNFKNGANICNIUNLDNOR"
    "NPLNRUNZLOMNPAKPANPCNPERPHLPLWPNGPOLPRIPRKPRTPRYPSEPYFQATREUROURUSRWASAUSDNSENSGPSGS"
    "SHNSJMSLBSLESLVSMRSOMSPMSRBSSDSTPSURSVKSVNSWESWZSXMSYCSYRTCATCDTGOTHATJKTKLTKMTLSTON"
    "TTOTUNTURTUVTWNTZAUGAUKRUMIURYUSAUZBVATVCTVENVGBVIRVNMVUTWLFWSMYEMZAFZMBZWE";

// Section 5, `invalid_country`: their alpha-2 codes, in the same order, two letters each.
inline constexpr std::string_view kCountriesAlpha2 =
    "AWAFAOAIAXALADAEARAMASAQTFAGAUATAZBIBEBJBQBFBDBGBHBSBABLBYBZBMBOBRBBBNBTBVBWCFCACCCH"
    "CLCNCICMCDCGCKCOKMCVCRCUCWCXKYCYCZDEDJDMDKDODZECEGEREHESEEETFIFJFKFRFOFMGAGBGEGGGHGI"
    "GNGPGMGWGQGRGDGLGTGFGUGYHKHMHNHRHTHUIDIMINIOIEIRIQISILITJMJEJOJPKZKEKGKHKIKNKRKWLALB"
    "LRLYLCLILKLSLTLULVMOMFMAMCMDMGMVMXMHMKMLMTMMMEMNMPMZMRMSMQMUMWMYYTNANCNENFNGNINUNLNO"
    "NPNRNZOMPKPAPNPEPHPWPGPLPRKPPTPYPSPFQARERORURWSASDSNSGGSSHSJSBSLSVSMSOPMRSSSSTSRSKSI"
    "SESZSXSCSYTCTDTGTHTJTKTMTLTOTTTNTRTVTWTZUGUAUMUYUSUZVAVCVEVGVIVNVUWFWSYEZAZMZW";

// Section 5, `invalid_country`: what else travel documents print, by its letters.
struct PrintedCountry {
  std::string_view letters;
  std::string_view country;
};

inline constexpr std::array<PrintedCountry, 10> kPrintedCountries = {{
    {"D", "DEU"},
    {"UK", "GBR"},
    {"GBD", "GBR"},
    {"GBN", "GBR"},
    {"GBO", "GBR"},
    {"GBP", "GBR"},
    {"GBS", "GBR"},
    {"ROM", "ROU"},
    {"TMP", "TLS"},
    {"BUR", "MMR"},
}};

// How an alpha-2 code follows from the alpha-3 code: it is the first two of its letters, or the
// first and the last, or neither, which are few.
enum class Alpha2 : std::uint8_t { first_two, first_and_last, other };

// The countries in the form that they are looked up in, which is also the smallest: where the codes
// of each first letter start; how far the other two letters of each code, as a number, lie behind
// those of the code before it, and above these kStepBits its Alpha2.
struct CountryTable {
  std::array<std::uint8_t, 27> starts{};
  std::array<std::uint16_t, 249> steps{};
};

inline constexpr unsigned kStepBits = 14;
inline constexpr std::uint32_t kStepMask = (1U << kStepBits) - 1;

constexpr std::uint32_t letter_number(char letter) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(letter)) - 'A';
}

// The last two letters of a code, as a number above 0.
constexpr std::uint32_t ending_number(std::string_view code) {
  return letter_number(code[1]) * 26 + letter_number(code[2]) + 1;
}

constexpr std::string_view alpha2_at(std::size_t i) { return kCountriesAlpha2.substr(2 * i, 2); }

constexpr Alpha2 alpha2_kind(std::size_t i) {
  const std::string_view code = kCountries.substr(3 * i, 3);
  const std::string_view alpha2 = alpha2_at(i);
  if (alpha2 == code.substr(0, 2)) return Alpha2::first_two;
  return alpha2[0] == code[0] && alpha2[1] == code[2] ? Alpha2::first_and_last : Alpha2::other;
}

inline constexpr CountryTable kCountryTable = [] {
  CountryTable table;
  static_assert(kCountries.size() == 3 * table.steps.size());
  static_assert(kCountriesAlpha2.size() == 2 * table.steps.size());
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < table.steps.size(); ++i) {
    const std::string_view code = kCountries.substr(3 * i, 3);
    if (i > 0 && code[0] != kCountries[3 * i - 3]) before = 0;
    const std::uint32_t kind = static_cast<std::uint32_t>(alpha2_kind(i)) << kStepBits;
    table.steps[i] = static_cast<std::uint16_t>((ending_number(code) - before) | kind);
    before = ending_number(code);
    for (std::size_t letter = letter_number(code[0]) + 1; letter < table.starts.size(); ++letter) {
      ++table.starts[letter];
    }
  }
  return table;
}();

// The alpha-2 codes that are Alpha2::other, in their order.
inline constexpr auto kOtherAlpha2 = [] {
  constexpr std::size_t count = [] {
    std::size_t others = 0;
    for (std::size_t i = 0; i < kCountryTable.steps.size(); ++i) {
      if (alpha2_kind(i) == Alpha2::other) ++others;
    }
    return others;
  }();
  std::array<char, 2 * count> letters{};
  char* end = letters.data();
  for (std::size_t i = 0; i < kCountryTable.steps.size(); ++i) {
    if (alpha2_kind(i) != Alpha2::other) continue;
    *end++ = alpha2_at(i)[0];
    *end++ = alpha2_at(i)[1];
  }
  return letters;
}();

constexpr bool is_country(std::string_view code) {
  if (code.size() != 3) return false;
  for (const char c : code) {
    if (letter_number(c) >= 26) return false;
  }
  const std::uint32_t letter = letter_number(code[0]);
  const std::uint32_t wanted = ending_number(code);
  std::uint32_t reached = 0;
  for (std::size_t i = kCountryTable.starts[letter];
       reached < wanted && i < kCountryTable.starts[letter + 1]; ++i) {
    reached += kCountryTable.steps[i] & kStepMask;
  }
  return reached == wanted;
}

// Up to three letters as a number, the form in which codes are compared; 0 for no letter and for
// more.
constexpr std::uint32_t code_number(std::string_view letters) {
  std::uint32_t number = 0;
  for (const char letter : letters) number = number << 8U | static_cast<unsigned char>(letter);
  return letters.size() > 3 ? 0 : number;
}

inline constexpr auto kPrintedNumbers = [] {
  std::array<std::array<std::uint32_t, 2>, kPrintedCountries.size()> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = {code_number(kPrintedCountries[i].letters),
                  code_number(kPrintedCountries[i].country)};
  }
  return numbers;
}();

// The number of the country that has these letters as its alpha-3 or alpha-2 code, or that travel
// documents print so; 0 for none.
constexpr std::uint32_t find_country(std::string_view letters) {
  const std::uint32_t wanted = code_number(letters);
  const char* other = kOtherAlpha2.data();
  for (std::uint32_t first = 0; first + 1 < kCountryTable.starts.size(); ++first) {
    std::uint32_t reached = 0;
    for (std::size_t i = kCountryTable.starts[first]; i < kCountryTable.starts[first + 1]; ++i) {
      reached += kCountryTable.steps[i] & kStepMask;
      const std::uint32_t one = 'A' + first;
      const std::uint32_t two = 'A' + (reached - 1) / 26;
      const std::uint32_t three = 'A' + (reached - 1) % 26;
      const std::uint32_t alpha3 = one << 16U | two << 8U | three;
      const auto kind = static_cast<Alpha2>(kCountryTable.steps[i] >> kStepBits);
      std::uint32_t alpha2 = one << 8U | (kind == Alpha2::first_two ? two : three);
      if (kind == Alpha2::other) {
        alpha2 = code_number({other, 2});
        other += 2;
      }
      if (wanted == alpha3 || wanted == alpha2) return alpha3;
    }
  }
  for (const auto& [printed, country] : kPrintedNumbers) {
    if (wanted == printed) return country;
  }
  return 0;
}

// Section 6, `state_not_iso3166_2`: the codes of ISO 3166-2 with their usual names. Those that have
// another one come last.
struct UsState {
  std::string_view code;
  std::string_view name;
};

inline constexpr std::array<UsState, 57> kUsStates = {{
    {"US-AK", "Alaska"},
    {"US-AL", "Alabama"},
    {"US-AR", "Arkansas"},
    {"US-AZ", "Arizona"},
    {"US-CA", "California"},
    {"US-CO", "Colorado"},
    {"US-CT", "Connecticut"},
    {"US-DE", "Delaware"},
    {"US-FL", "Florida"},
    {"US-GA", "Georgia"},
    {"US-HI", "Hawaii"},
    {"US-IA", "Iowa"},
    {"US-ID", "Idaho"},
    {"US-IL", "Illinois"},
    {"US-IN", "Indiana"},
    {"US-KS", "Kansas"},
    {"US-KY", "Kentucky"},
    {"US-LA", "Louisiana"},
    {"US-MA", "Massachusetts"},
    {"US-MD", "Maryland"},
    {"US-ME", "Maine"},
    {"US-MI", "Michigan"},
    {"US-MN", "Minnesota"},
    {"US-MO", "Missouri"},
    {"US-MS", "Mississippi"},
    {"US-MT", "Montana"},
    {"US-NC", "North Carolina"},
    {"US-ND", "North Dakota"},
    {"US-NE", "Nebraska"},
    {"US-NH", "New Hampshire"},
    {"US-NJ", "New Jersey"},
    {"US-NM", "New Mexico"},
    {"US-NV", "Nevada"},
    {"US-NY", "New York"},
    {"US-OH", "Ohio"},
    {"US-OK", "Oklahoma"},
    {"US-OR", "Oregon"},
    {"US-PA", "Pennsylvania"},
    {"US-RI", "Rhode Island"},
    {"US-SC", "South Carolina"},
    {"US-SD", "South Dakota"},
    {"US-TN", "Tennessee"},
    {"US-TX", "Texas"},
    {"US-UT", "Utah"},
    {"US-VA", "Virginia"},
    {"US-VT", "Vermont"},
    {"US-WA", "Washington"},
    {"US-WI", "Wisconsin"},
    {"US-WV", "West Virginia"},
    {"US-WY", "Wyoming"},
    {"US-AS", "American Samoa"},
    {"US-GU", "Guam"},
    {"US-MP", "Northern Mariana Islands"},
    {"US-PR", "Puerto Rico"},
    {"US-UM", "United States Minor Outlying Islands"},
    {"US-DC", "District of Columbia"},
    {"US-VI", "U.S. Virgin Islands"},
}};

inline constexpr auto kUsStateCodes =
    text_table<kUsStates>([](const UsState& state) { return state.code; });

// Section 5, `state_not_iso3166_2`: what else two of them are called.
inline constexpr std::array<UsState, 2> kOtherUsNames = {{
    {"US-DC", "Washington, D.C."},
    {"US-VI", "Virgin Islands"},
}};
static_assert(std::equal(kOtherUsNames.begin(), kOtherUsNames.end(),
                         kUsStates.end() - kOtherUsNames.size(),
                         [](const UsState& a, const UsState& b) { return a.code == b.code; }));

// The names of the states in their order, and behind them the other ones.
inline constexpr auto kUsNames = [] {
  std::array<UsState, kUsStates.size() + kOtherUsNames.size()> names;
  auto* const end = std::copy(kUsStates.begin(), kUsStates.end(), names.begin());
  std::copy(kOtherUsNames.begin(), kOtherUsNames.end(), end);
  return names;
}();

}  // namespace dossier

// The countries, and the states of one of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

// The countries in the form that they are looked up in, which is also the smallest: where the codes
// of each first letter start, and how far the other two letters of each code, as a number, lie
// behind those of the code before it.
struct CountryTable {
  std::array<std::uint8_t, 27> starts{};
  std::array<std::uint16_t, 249> steps{};
};

constexpr std::uint32_t letter_number(char letter) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(letter)) - 'A';
}

// The last two letters of a code, as a number above 0.
constexpr std::uint32_t ending_number(std::string_view code) {
  return letter_number(code[1]) * 26 + letter_number(code[2]) + 1;
}

inline constexpr CountryTable kCountryTable = [] {
  CountryTable table;
  static_assert(kCountries.size() == 3 * table.steps.size());
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < table.steps.size(); ++i) {
    const std::string_view code = kCountries.substr(3 * i, 3);
    if (i > 0 && code[0] != kCountries[3 * i - 3]) before = 0;
    table.steps[i] = static_cast<std::uint16_t>(ending_number(code) - before);
    before = ending_number(code);
    for (std::size_t letter = letter_number(code[0]) + 1; letter < table.starts.size(); ++letter) {
      ++table.starts[letter];
    }
  }
  return table;
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
    reached += kCountryTable.steps[i];
  }
  return reached == wanted;
}

// Section 6, `state_not_iso3166_2`: the codes of ISO 3166-2 with their usual names.
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
    {"US-DC", "District of Columbia"},
    {"US-GU", "Guam"},
    {"US-MP", "Northern Mariana Islands"},
    {"US-PR", "Puerto Rico"},
    {"US-UM", "United States Minor Outlying Islands"},
    {"US-VI", "U.S. Virgin Islands"},
}};

}  // namespace dossier

// Looks at files: what callers do wrong, and what the vectors of check_file/ do not say.
#include "dossier/check_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {
namespace {

using namespace std::literals;

constexpr std::uint64_t kEnough = 1'000'000;

std::vector<std::string_view> codes(const FileReport& report) {
  std::vector<std::string_view> names;
  for (const auto* list : {&report.violations, &report.advice}) {
    for (const FileFinding& finding : *list) names.push_back(name_of(finding.code));
  }
  return names;
}

using Codes = std::vector<std::string_view>;

// A JPEG that ends with its frame header of 640 × 480, after these bytes.
std::string jpeg_with(std::string_view before, std::string_view size = "\x01\xE0\x02\x80"sv) {
  return std::string("\xFF\xD8\xFF\xFE\x00\x02"sv).append(before) +
         std::string("\xFF\xC0\x00\x0B\x08"sv).append(size) + "\x01\x01\x11";
}

FileReport look_at_jpeg(std::string_view head) {
  return check_file(head, "\xFF\xD9", "photo.jpg", kEnough);
}

TEST(CheckFile, LooksNoFurtherThanTheHeadMayReach) {
  const std::string spaces(kFileHeadBytes, ' ');
  EXPECT_EQ(check_file(spaces + '\0', "", "", kEnough).type, FileType::text);
  EXPECT_EQ(check_file(spaces.substr(1) + '\0', "", "", kEnough).type, FileType::unknown);
}

TEST(CheckFile, LooksNoFurtherBackThanTheTailMayReach) {
  const std::string spaces(kFileTailBytes - 5, ' ');
  EXPECT_EQ(codes(check_file("%PDF-", "%%EOF" + spaces, "a.pdf", kEnough)), Codes());
  EXPECT_EQ(codes(check_file("%PDF-", "%%EOF " + spaces, "a.pdf", kEnough)),
            Codes({"file_truncated"}));
}

TEST(CheckFile, BelievesTheSizeWhateverTheEndsHold) {
  EXPECT_EQ(codes(check_file("%PDF-%%EOF", "%PDF-%%EOF", "a.pdf", 0)), Codes({"file_empty"}));
  EXPECT_EQ(codes(check_file("%PDF-%%EOF", "%PDF-%%EOF", "a.pdf", 1)), Codes({"file_small"}));
  EXPECT_EQ(codes(check_file("%PDF-", "%%EOF", "a.pdf", std::numeric_limits<std::uint64_t>::max())),
            Codes());
  EXPECT_EQ(codes(check_file("", "", "a.pdf", kEnough)), Codes({"file_type_not_accepted"}))
      << "no head is a text of no letters";
}

TEST(CheckFile, TakesNamesThatAreNoText) {
  const FileReport report = check_file("%PDF-", "%%EOF", "a.\xFF\x80", kEnough);
  ASSERT_EQ(codes(report), Codes({"file_extension_mismatch"}));
  EXPECT_NE(to_json(report).find("\"extension\":\"\uFFFD\uFFFD\""), std::string::npos)
      << "the report is JSON nevertheless: " << to_json(report);
}

TEST(CheckFile, ReadsTheSizeOfAJpegFromItsFrameHeader) {
  EXPECT_EQ(codes(look_at_jpeg(jpeg_with(""))), Codes({"image_small"}));
}

TEST(CheckFile, SaysNothingOfASizeThatTheHeaderDoesNotGive) {
  // A height of 0 says that it comes later, in a segment of its own behind the first scan.
  EXPECT_EQ(codes(look_at_jpeg(jpeg_with("", "\0\0\x02\x80"sv))), Codes());
  EXPECT_EQ(codes(look_at_jpeg(jpeg_with("", "\x01\xE0\0\0"sv))), Codes());
}

TEST(CheckFile, LooksForNoFrameHeaderWhereNoneCanBe) {
  for (const std::string_view before : {
           "\xFF\xDA\x00\x02"sv,  // the start of a scan
           "\xFF\xD9"sv,          // the end of the image
           "\xFF\x00"sv,          // a byte of a scan
           "\xFF\xBF\x00\x02"sv,  // no marker
           "\xFF\xFE\x00\x01"sv,  // a segment that is shorter than its length
           "\xFF\xFE\x00\x00"sv,
           "\xFF\xFE\xFF\xFF"sv,  // a segment that is longer than the file
           "garbage"sv,
       }) {
    EXPECT_EQ(codes(look_at_jpeg(jpeg_with(before))), Codes()) << before[1];
  }
}

TEST(CheckFile, GetsAlongWithAHeadThatEndsAnywhere) {
  const std::string jpeg = jpeg_with("\xFF\xFF\xFF\xD0\xFF\xC4\x00\x04\xAA\xAA"sv);
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\x80\0\0\1\xE0"s;
  const std::size_t frame = jpeg.size() - 3;  // what follows the width does not matter
  for (std::size_t length = 3; length <= jpeg.size(); ++length) {
    EXPECT_EQ(codes(look_at_jpeg(jpeg.substr(0, length))),
              length < frame ? Codes() : Codes({"image_small"}))
        << length;
  }
  for (std::size_t length = 8; length <= png.size(); ++length) {
    EXPECT_EQ(codes(check_file(png.substr(0, length), "IEND", "a.png", kEnough)),
              length < png.size() ? Codes() : Codes({"image_small"}))
        << length;
  }
}

}  // namespace
}  // namespace dossier

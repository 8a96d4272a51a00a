// Looks at files: how bytes may come, and what the vectors of check_file/ do not say. In the
// model's suite the same is asked of thousands of files.
#include "dossier/check_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {
namespace {

using namespace std::literals;

std::vector<std::string_view> codes(const FileReport& report) {
  std::vector<std::string_view> names;
  for (const auto* list : {&report.violations, &report.advice}) {
    for (const FileFinding& finding : *list) names.push_back(name_of(finding.code));
  }
  return names;
}

using Codes = std::vector<std::string_view>;

// Files with all that is looked for in them, each of which a cut can go through.
std::vector<std::string> files() {
  const auto jfif = "\xFF\xE0\0\x10JFIF\0\1\1\1\1\x2C\1\x2C\0\0"s;
  const auto frame = "\xFF\xC0\0\x0B\x08\1\xE0\2\x80\1\1\x11\0"s;
  const auto scan = "\xFF\xDA\0\x08\1\1\0\0\x3F\0ab\xFF\0cd\xFF\xD0"s;
  const auto png = "\x89PNG\r\n\x1A\n"s;
  const auto header = "\0\0\0\rIHDR\0\0\2\x80\0\0\1\xE0\x08\0\0\0\0abcd"s;
  const auto density = "\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\1abcd"s;
  std::string garbled;
  for (int i = 0; i < 17; ++i) garbled.append("\xEF\xBF\xBD");
  return {
      "",
      "\xFF\xD8"s + jfif + frame + scan + "\xFF\xFF\xD9",
      "\xFF\xD8"s + jfif + "\xFF\xE1\0\x06\xFF\xD9\xFF\xD9" + frame + scan + "\xFF\xC4\0\1SEFT"s,
      png + header + density + "\0\0\0\0IEND\xAE\x42\x60\x82 and more",
      png + header + "\0\0\0\6tEXtIENDIEND",
      "%PDF-1.7\n/Linearized/L 000\0\n 5000/L 7\n1 0 obj/Encrypt 5 0 R\n%%%EOF\n7 0 obj"s,
      "%PDF-1.7\n" + garbled + "/EncryptMetadata/Encrypt\n%%EOF 0 ob 1 0obj %%EO%%EOF\n",
      "\0\0\0\x20"
      "ftypmif1\0\0\0\0heicmiafavifmif1 and more"s,
      "\xEF\xBB\xBF \r\n<!DocType HTML><svg>"s,
      "<?xml version='1.0'?><<svg/>",
      "a\xC3\xA4\xE2\x82\xAC\xF0\x90\x80\x80"s,
      "a\xED\xA0\x80",
      "BM1234\0\0\0\0"s,
      "RIFF1234WEBP",
  };
}

std::string look_at(std::string_view file, const std::vector<std::size_t>& cuts) {
  FileLook look("scan.jpg");
  std::size_t start = 0;
  for (const std::size_t cut : cuts) {
    look.feed(file.substr(start, cut - start));
    start = cut;
  }
  look.feed(file.substr(start));
  return to_json(look.finish());
}

TEST(FileLook, SaysTheSameWhereverItsPiecesAreCut) {
  for (const std::string& file : files()) {
    const std::string whole = to_json(check_file(file, "scan.jpg"));
    SCOPED_TRACE(whole);
    std::vector<std::size_t> everywhere(file.size());
    for (std::size_t i = 0; i < file.size(); ++i) {
      everywhere[i] = i;
      EXPECT_EQ(look_at(file, {i}), whole) << "cut at " << i;
    }
    EXPECT_EQ(look_at(file, everywhere), whole) << "cut at every byte";
  }
}

TEST(FileLook, SaysTheSameForPiecesOfAnySize) {
  std::mt19937 random(20261122);
  for (const std::string& part : files()) {
    for (const unsigned before : {0U, 1000U, 65'500U}) {
      const std::string file = part + std::string(before, ' ') + part;
      const std::string whole = to_json(check_file(file, "scan.jpg"));
      for (int i = 0; i < 20; ++i) {
        std::vector<std::size_t> cuts(random() % 12);
        for (std::size_t& cut : cuts) cut = random() % (file.size() + 1);
        std::sort(cuts.begin(), cuts.end());
        EXPECT_EQ(look_at(file, cuts), whole);
      }
    }
  }
}

TEST(FileLook, CanBeAskedAtAnyByte) {
  for (const std::string& file : files()) {
    FileLook look("scan.pdf");
    for (std::size_t i = 0; i <= file.size(); ++i) {
      EXPECT_EQ(to_json(look.finish()), to_json(check_file(file.substr(0, i), "scan.pdf")));
      look.feed(std::string_view(file).substr(i, 1));
    }
  }
}

TEST(FileLook, CountsWhatItIsToldToSkip) {
  FileLook look("scan.jpg");
  look.feed("%PDF-1.7");
  const std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
  look.skip(all - 9);
  look.feed(" ");
  const FileReport report = look.finish();
  EXPECT_EQ(report.type, FileType::pdf);
  ASSERT_EQ(codes(report), Codes({"file_too_large"}));
  EXPECT_EQ(report.violations[0].params[1].integer, all);
}

TEST(FileLook, CanBeMoved) {
  FileLook first("scan.pdf");
  first.feed("%PDF-%%E");
  FileLook second = std::move(first);
  second.feed("OF");
  EXPECT_EQ(codes(second.finish()), Codes());
  first = FileLook("scan.pdf");
  first.feed("%PDF-");
  EXPECT_EQ(codes(first.finish()), Codes({"file_truncated"}));
}

TEST(CheckFile, TakesNamesThatAreNoText) {
  const FileReport report = check_file("%PDF-%%EOF", "a.\xFF\x80");
  ASSERT_EQ(codes(report), Codes({"file_extension_mismatch"}));
  EXPECT_NE(to_json(report).find("\"extension\":\"\uFFFD\uFFFD\""), std::string::npos)
      << "the report is JSON nevertheless: " << to_json(report);
}

TEST(CheckFile, SaysSizesAsPeopleDo) {
  const auto said = [](std::uint64_t size) {
    FileLook look("a.pdf");
    look.skip(size);
    return look.finish().violations.back().message;
  };
  const auto contains = [&](std::uint64_t size, std::string_view words) {
    return said(size).find(words) != std::string::npos;
  };
  EXPECT_TRUE(contains(10'485'761, "is 10.1 MB, and the limit is 10 MB.")) << said(10'485'761);
  EXPECT_TRUE(contains(13'316'915, "is 12.7 MB,")) << said(13'316'915);
  EXPECT_TRUE(contains(13'316'916, "is 12.8 MB,")) << said(13'316'916);
  EXPECT_TRUE(contains(20'971'520, "is 20 MB,")) << said(20'971'520);
  EXPECT_TRUE(contains(std::numeric_limits<std::uint64_t>::max(), "is 17592186044416 MB,"))
      << said(std::numeric_limits<std::uint64_t>::max());
}

TEST(CheckFile, SaysOfASmallPictureHowManyKilobytesItHasInFull) {
  const auto said = [](std::size_t size) {
    const std::string file = "\xFF\xD8\xFF\xDA\0\2"s + std::string(size - 8, ' ') + "\xFF\xD9";
    return check_file(file, "a.jpg").advice[0].message;
  };
  EXPECT_NE(said(102'399).find("(99 KB)"), std::string::npos) << said(102'399);
  EXPECT_NE(said(2'048).find("(2 KB)"), std::string::npos) << said(2'048);
  EXPECT_NE(said(8).find("(1 KB)"), std::string::npos) << said(8);
}

}  // namespace
}  // namespace dossier

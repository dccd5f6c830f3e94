#include "report/html_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "report/assets/report_css.h"
#include "report/rep_moments.h"
#include "report/summary.h"
#include "report/testing/html_scan.h"
#include "report/testing/sample_scene.h"
#include "report/testing/sample_set.h"
#include "report/text.h"
#include "report/verdict.h"
#include "testing/folders.h"

namespace dowel::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::HtmlScan;
using testing::HtmlTag;
using ::testing::IsEmpty;
using ::testing::Ne;
using ::testing::Not;
using testing::sample_cases;
using testing::SampleCase;
using testing::scan_html;
using ::testing::StartsWith;

// Painting is slow: only the case that is looked at most gets a picture of its own for every frame.
void add_pictures(SampleCase& c) {
  const Rectangle cut = crop_around_lifter(c.analysis, 720, 1280);
  std::vector<std::string> painted;
  for (const std::size_t frame : frames_to_picture(c.analysis)) {
    const std::size_t number = c.context.pictures.size();
    if (painted.size() < 4 || c.name == "mixed") {
      painted.push_back(testing::sample_jpeg(c.analysis, frame, cut, 400));
    }
    c.context.pictures[frame] = {
        c.name == "mixed" ? painted.back() : painted[number % painted.size()], cut.left_px,
        cut.top_px, cut.width_px, cut.height_px};
    c.context.scenes[frame] = testing::sample_scene(c.analysis, frame);
  }
}

struct Page {
  std::string name;
  std::string html;
  HtmlScan scan;
  SampleCase source;
};

// All cases as pages, made once; also left in the build folder to be looked at.
const std::vector<Page>& pages() {
  static const std::vector<Page> kPages = [] {
    const std::filesystem::path folder = build_folder() / "report_samples";
    std::filesystem::create_directories(folder);
    std::vector<Page> out;
    for (SampleCase& c : sample_cases()) {
      add_pictures(c);
      Page page{c.name, html_report(c.analysis, c.context), {}, std::move(c)};
      page.scan = scan_html(page.html);
      std::ofstream(folder / (page.name + ".html"), std::ios::binary) << page.html;
      out.push_back(std::move(page));
    }
    return out;
  }();
  return kPages;
}

const Page& page_named(const std::string& name) {
  return *std::find_if(pages().begin(), pages().end(),
                       [&](const Page& page) { return page.name == name; });
}

std::vector<const HtmlTag*> tags_named(const Page& page, const std::string& name) {
  std::vector<const HtmlTag*> out;
  for (const HtmlTag& tag : page.scan.tags) {
    if (tag.name == name) out.push_back(&tag);
  }
  return out;
}

std::size_t count_of_text(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(HtmlReport, EveryPageIsWellFormed) {
  for (const Page& page : pages()) {
    EXPECT_THAT(page.scan.mistakes, IsEmpty()) << page.name;
    EXPECT_GT(page.scan.tags.size(), 50U) << page.name;
  }
}

TEST(HtmlReport, TheScannerSeesMistakes) {
  for (const char* bad : {"<p>a", "<p>a</b>", "<p class=x></p>", "<p id=\"a\" id=\"b\"></p>",
                          "<p>a > b</p>", "a < b", "<p class=\"a></p>"}) {
    EXPECT_THAT(scan_html(bad).mistakes, Not(IsEmpty())) << bad;
  }
}

TEST(HtmlReport, FetchesNothing) {
  for (const Page& page : pages()) {
    for (const HtmlTag& tag : page.scan.tags) {
      EXPECT_THAT(tag.name, AllOf(Ne("link"), Ne("iframe"), Ne("object"), Ne("base")));
      for (const auto& [name, value] : tag.attributes) {
        if (name == "href") {
          EXPECT_THAT(value, StartsWith("#")) << page.name;
        }
        if (name == "src") {
          EXPECT_THAT(value, StartsWith("data:image/jpeg;base64,")) << page.name;
        }
      }
    }
    EXPECT_EQ(count_of_text(page.html, "url("), 0U) << page.name;
    EXPECT_EQ(count_of_text(page.html, "@import"), 0U) << page.name;
    EXPECT_EQ(count_of_text(page.html, "://"), 0U) << page.name;
  }
}

TEST(HtmlReport, HostileTextStaysText) {
  const Page& page = page_named("hostile");
  EXPECT_EQ(tags_named(page, "script").size(), 1U);
  EXPECT_EQ(tags_named(page, "style").size(), 1U);
  for (const HtmlTag& tag : page.scan.tags) {
    for (const auto& [name, value] : tag.attributes) {
      EXPECT_THAT(name, Not(StartsWith("on"))) << tag.name;
    }
  }
  EXPECT_THAT(page.html, HasSubstr("&lt;script&gt;alert"));
  EXPECT_EQ(count_of_text(page.html, "alert(1)>"), 0U);
  EXPECT_EQ(count_of_text(page.html, "<script>alert"), 0U);
  EXPECT_EQ(count_of_text(page.html, "\x1b"), 0U);
}

TEST(HtmlReport, NumbersThatAreNoneLeaveNoTrace) {
  for (const Page& page : pages()) {
    for (const HtmlTag& tag : page.scan.tags) {
      for (const auto& [name, value] : tag.attributes) {
        if (name == "src" || name == "content") continue;
        EXPECT_EQ(count_of_text(value, "nan"), 0U) << page.name << " " << name << "=" << value;
        const bool empty_is_fine = name == "hidden" || name == "open" || name == "checked";
        if (!empty_is_fine) {
          EXPECT_NE(value, "") << page.name << " <" << tag.name << " " << name;
        }
      }
    }
    EXPECT_EQ(count_of_text(page.html, ">nan"), 0U) << page.name;
    EXPECT_EQ(count_of_text(page.html, "inf "), 0U) << page.name;
  }
}

TEST(HtmlReport, LinksAndLabelsLeadSomewhere) {
  for (const Page& page : pages()) {
    std::set<std::string> ids;
    for (const HtmlTag& tag : page.scan.tags) {
      const auto id = tag.attributes.find("id");
      if (id != tag.attributes.end()) {
        EXPECT_TRUE(ids.insert(id->second).second) << id->second;
      }
    }
    for (const HtmlTag& tag : page.scan.tags) {
      const auto href = tag.attributes.find("href");
      if (href != tag.attributes.end()) {
        EXPECT_TRUE(ids.contains(href->second.substr(1)));
      }
      const auto label = tag.attributes.find("aria-labelledby");
      if (label != tag.attributes.end()) {
        EXPECT_TRUE(ids.contains(label->second)) << label->second;
      }
    }
  }
}

TEST(HtmlReport, PicturesSpeakAndHeadingsDescend) {
  for (const Page& page : pages()) {
    for (const HtmlTag* img : tags_named(page, "img")) EXPECT_NE(img->attributes.at("alt"), "");
    for (const HtmlTag* svg : tags_named(page, "svg")) {
      const bool hidden = svg->attributes.contains("aria-hidden");
      EXPECT_TRUE(hidden || svg->attributes.contains("aria-label")) << page.name;
    }
    EXPECT_EQ(tags_named(page, "h1").size(), 1U) << page.name;
    int level = 0;
    for (const HtmlTag& tag : page.scan.tags) {
      if (tag.name.size() != 2 || tag.name[0] != 'h' || tag.name[1] > '6') continue;
      EXPECT_LE(tag.name[1] - '0', level + 1) << page.name;
      level = tag.name[1] - '0';
    }
  }
}

// A rule with two conditions may be decided by millimetres in one rep and degrees in the next.
TEST(HtmlReport, NumbersOfDifferentUnitsAreNotMixed) {
  SampleCase c = sample_cases().front();
  Finding& bend = c.analysis.findings[1].findings[0];
  bend.measure = "spine_bend_deg";
  bend.value = Measured{2.25, 1.5};
  bend.threshold = 5;
  const std::string html = html_report(c.analysis, c.context);
  EXPECT_THAT(html, HasSubstr("2.2 ± 1.5°"));
  EXPECT_THAT(html, HasSubstr("broken above <b>5.0°</b>"));
  EXPECT_THAT(html, HasSubstr("broken above <b>3.5 mm</b>"));
  EXPECT_THAT(html, Not(HasSubstr("2.2 ± 1.5 mm")));
}

TEST(HtmlReport, TenRepsOfFourPicturesStaySmall) {
  const Page& page = page_named("mixed");
  EXPECT_EQ(tags_named(page, "img").size(), 40U);
  EXPECT_LT(page.html.size(), 3'000'000U);
}

TEST(HtmlReport, SaysSyntheticOnlyWhenItIs) {
  SampleCase c = sample_cases().front();
  EXPECT_THAT(html_report(c.analysis, c.context), HasSubstr("no real person was filmed"));
  c.context.synthetic = false;
  EXPECT_THAT(html_report(c.analysis, c.context), Not(HasSubstr("no real person was filmed")));
}

TEST(HtmlReport, SpeaksTheSameVerdictAsTheTerminal) {
  for (const Page& page : pages()) {
    const SampleCase& c = page.source;
    std::string terminal;
    for (const char letter : summary_text(c.analysis, c.context)) {
      terminal += letter == '\n' ? ' ' : letter;
    }
    const Verdict verdict = speak_verdict(c.analysis, c.context.names);
    for (const auto* part : {&verdict.held, &verdict.faults, &verdict.untold}) {
      for (const std::string& sentence : *part) {
        EXPECT_THAT(page.html, HasSubstr(escape_html(sentence)));
        if (page.name != "hostile") {
          EXPECT_THAT(terminal, HasSubstr(sentence)) << page.name;
        }
      }
    }
  }
}

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const std::string& hex) {
  const auto channel = [&](std::size_t at) {
    const double c = std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const std::string& a, const std::string& b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

// The colours of one theme: the first or second block of custom properties in the style sheet.
std::map<std::string, std::string> theme(int number) {
  std::string css(kReportCss);
  std::map<std::string, std::string> out;
  std::size_t from = 0;
  for (int i = 0; i <= number; ++i) from = css.find(":root {", from) + 1;
  const std::string block = css.substr(from, css.find('}', from) - from);
  const std::regex property("--([a-z_-]+): (#[0-9a-f]{6});");
  for (std::sregex_iterator it(block.begin(), block.end(), property), end; it != end; ++it) {
    out[(*it)[1]] = (*it)[2];
  }
  return out;
}

TEST(HtmlReport, TextHasContrastInBothThemes) {
  constexpr double kText = 4.5, kGraphics = 3.0;  // WCAG 2.1, 1.4.3 and 1.4.11, level AA
  for (const int number : {0, 1}) {
    const auto colour = theme(number);
    ASSERT_GE(colour.size(), 18U);
    const auto expect = [&](const std::string& front, const std::string& back, double least) {
      EXPECT_GE(contrast(colour.at(front), colour.at(back)), least)
          << front << " on " << back << " in theme " << number;
    };
    for (const char* back : {"paper", "card", "borderline-tint"}) expect("ink", back, kText);
    for (const char* back : {"paper", "card", "down", "up"}) expect("muted", back, kText);
    for (const std::string state : {"held", "broken", "borderline", "cannot_tell"}) {
      expect(state, state + "-tint", kText);
      expect(state, "paper", kText);
    }
    for (const char* curve : {"hip", "knee", "trunk"}) {
      for (const char* back : {"paper", "down", "up"}) expect(curve, back, kGraphics);
    }
    expect("accent", "paper", kText);
  }
}

}  // namespace
}  // namespace dowel::report

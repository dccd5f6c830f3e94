#include "report/html_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "report/rep_moments.h"
#include "report/testing/sample_scene.h"
#include "report/testing/sample_set.h"

namespace dowel::report {
namespace {

using testing::sample_cases;
using testing::SampleCase;

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

TEST(HtmlReport, WritesEveryCase) {
  const std::filesystem::path folder = std::filesystem::path(DOWEL_BINARY_DIR) / "report_samples";
  std::filesystem::create_directories(folder);
  for (SampleCase& c : sample_cases()) {
    add_pictures(c);
    const std::string html = html_report(c.analysis, c.context);
    std::ofstream(folder / (c.name + ".html"), std::ios::binary) << html;
    EXPECT_LT(html.size(), 8'000'000U);
  }
}

}  // namespace
}  // namespace dowel::report

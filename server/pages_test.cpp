#include "server/pages.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

RequestHead asked(const std::string& path, const std::string& tag = "") {
  RequestHead head{"GET", path, path};
  if (!tag.empty()) head.headers["if-none-match"] = tag;
  return head;
}

class PagesOf : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = RunningHouse::fresh_folder();
    fs::create_directories(folder_ / "assets");
    std::ofstream(folder_ / "index.html") << "<!doctype html>the page";
    std::ofstream(folder_ / "assets" / "app-1a2b.js") << "let x";
    std::ofstream(folder_ / "icon.svg") << "<svg/>";
    std::ofstream(folder_ / "thing.unknown") << "x";
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(PagesOf, FilesComeWithTheirTypeAndTag) {
  const Pages pages(folder_);
  const Response script = pages.answer(asked("/assets/app-1a2b.js"));
  EXPECT_EQ(*script.text(), "let x");
  EXPECT_EQ(header(script, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_THAT(header(script, "Cache-Control"), HasSubstr("immutable"));
  EXPECT_EQ(header(pages.answer(asked("/icon.svg")), "Content-Type"), "image/svg+xml");
  EXPECT_EQ(header(pages.answer(asked("/thing.unknown")), "Content-Type"),
            "application/octet-stream");
  const Response page = pages.answer(asked("/index.html"));
  EXPECT_EQ(header(page, "Cache-Control"), "no-cache");
  const Response again = pages.answer(asked("/index.html", header(page, "ETag")));
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.text()->empty());
}

// Every address of the app is the same page, which looks at the address itself.
TEST_F(PagesOf, EveryOtherAddressIsThePage) {
  const Pages pages(folder_);
  for (const char* path : {"/", "/plan", "/a/ana/film/7", "/../secret", "/assets/none.js"}) {
    EXPECT_EQ(*pages.answer(asked(path)).text(), "<!doctype html>the page") << path;
  }
}

TEST_F(PagesOf, WithoutABuiltPageThatIsSaid) {
  for (const Pages& pages : {Pages(fs::path()), Pages(folder_ / "none")}) {
    EXPECT_THAT(*pages.answer(asked("/")).text(), HasSubstr("not built"));
  }
}

TEST_F(PagesOf, ALinkThatLeadsOutIsNoFileOfThePage) {
  fs::create_symlink("/etc", folder_ / "etc");
  const Pages pages(folder_);
  EXPECT_EQ(*pages.answer(asked("/etc/passwd")).text(), "<!doctype html>the page");
}

}  // namespace
}  // namespace dowel::server

// References: what the code and the knowledge cite resolves, nothing stands there unused, and
// docs/references.md is what the knowledge says. DOWEL_WRITE=1 in the environment writes that file.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "knowledge/load.h"
#include "report/explain.h"
#include "testing/folders.h"

namespace dowel {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> code_files() {
  std::vector<fs::path> files;
  for (const char* room :
       {"core", "vision", "formats", "store", "report", "knowledge", "cli", "server", "tools"}) {
    const fs::path folder = source_folder() / room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
    }
  }
  return files;
}

std::set<std::string> keys_of(const Knowledge& knowledge) {
  std::set<std::string> keys;
  for (const Reference& reference : knowledge.references) keys.insert(reference.key);
  return keys;
}

TEST(References, EverySourceInTheCodeResolves) {
  const std::set<std::string> keys = keys_of(*load_embedded());
  const std::regex line_with_source("@source[^\n]*");
  const std::regex key("\\[([A-Za-z][A-Za-z0-9]*[0-9]{4}[a-z]?)\\]");
  std::size_t cited = 0;
  for (const fs::path& file : code_files()) {
    const std::string text = read(file);
    for (std::sregex_iterator line(text.begin(), text.end(), line_with_source), end; line != end;
         ++line) {
      const std::string source = line->str();
      for (std::sregex_iterator match(source.begin(), source.end(), key); match != end; ++match) {
        ++cited;
        EXPECT_TRUE(keys.contains((*match)[1])) << file << ": [" << (*match)[1] << "]";
      }
    }
  }
  EXPECT_GT(cited, 0U);
}

TEST(References, EveryReferenceIsCitedSomewhere) {
  std::string everything;
  for (const fs::path& file : code_files()) everything += read(file);
  for (const KnowledgeFile& file : embedded_files()) {
    if (file.name != "references.toml") everything += file.text;
  }
  for (const std::string& key : keys_of(*load_embedded())) {
    const bool cited = everything.find("\"" + key + "\"") != std::string::npos ||
                       everything.find("[" + key + "]") != std::string::npos;
    EXPECT_TRUE(cited) << key << " is cited nowhere";
  }
}

TEST(References, ThePageInDocsIsUpToDate) {
  const fs::path page = source_folder() / "docs" / "references.md";
  const std::string wanted = references_markdown(*load_embedded());
  if (const char* write = std::getenv("DOWEL_WRITE"); write && *write == '1') {
    fs::create_directories(page.parent_path());
    std::ofstream(page, std::ios::binary) << wanted;
  }
  EXPECT_EQ(read(page), wanted) << "Run report_tests once with DOWEL_WRITE=1 and commit the page.";
}

}  // namespace
}  // namespace dowel

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dowel::report::testing {

/// One start tag of a page.
struct HtmlTag {
  std::string name;
  std::map<std::string, std::string> attributes;  ///< values as written, not unescaped
};

struct HtmlScan {
  std::vector<HtmlTag> tags;          ///< start tags in order; not those inside style and script
  std::vector<std::string> mistakes;  ///< unbalanced or malformed tags; empty when well-formed
};

/// Reads the strict subset of HTML that the report writes: every element closed but the void ones,
/// every attribute quoted with ", no attribute twice.
HtmlScan scan_html(std::string_view html);

}  // namespace dowel::report::testing

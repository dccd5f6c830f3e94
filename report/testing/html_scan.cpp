#include "report/testing/html_scan.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dowel::report::testing {
namespace {

constexpr std::array<std::string_view, 4> kVoid = {"meta", "img", "input", "br"};

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

class Scanner {
 public:
  explicit Scanner(std::string_view html) : html_(html) {}

  HtmlScan run() {
    while (at_ < html_.size()) {
      const std::size_t open = html_.find('<', at_);
      const std::string_view text = html_.substr(at_, open - at_);
      if (text.find('>') != std::string_view::npos) mistake("stray > in text");
      if (open == std::string_view::npos) break;
      at_ = open + 1;
      if (html_.substr(at_).starts_with("!DOCTYPE html>")) {
        at_ += 14;
      } else if (html_[at_] == '/') {
        read_end_tag();
      } else {
        read_start_tag();
      }
    }
    if (!open_.empty()) mistake("never closed: " + open_.back());
    return std::move(scan_);
  }

 private:
  void mistake(const std::string& what) {
    const std::size_t from = at_ < 40 ? 0 : at_ - 40;
    scan_.mistakes.push_back(what + " near: " + std::string(html_.substr(from, 80)));
  }

  std::string read_name() {
    const std::size_t from = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return std::string(html_.substr(from, at_ - from));
  }

  void read_end_tag() {
    ++at_;
    const std::string name = read_name();
    if (open_.empty() || open_.back() != name) {
      mistake("</" + name + "> closes nothing");
    } else {
      open_.pop_back();
    }
    if (at_ < html_.size() && html_[at_] == '>') ++at_;
  }

  // Reads name="value" or a bare name; false at the end of the tag.
  bool read_attribute(HtmlTag& tag) {
    while (at_ < html_.size() && html_[at_] == ' ') ++at_;
    const std::string name = read_name();
    if (name.empty()) return false;
    std::string value;
    if (html_.substr(at_).starts_with("=\"")) {
      const std::size_t end = html_.find('"', at_ + 2);
      if (end == std::string_view::npos) return false;
      value = html_.substr(at_ + 2, end - at_ - 2);
      at_ = end + 1;
    } else if (at_ < html_.size() && html_[at_] == '=') {
      mistake("unquoted attribute " + name);
    }
    if (!tag.attributes.emplace(name, value).second) mistake("attribute twice: " + name);
    return true;
  }

  void read_start_tag() {
    HtmlTag tag{read_name(), {}};
    if (tag.name.empty()) return mistake("< without a tag");
    while (read_attribute(tag)) {
    }
    const bool closed = html_.substr(at_).starts_with("/>");
    if (closed) ++at_;
    if (at_ >= html_.size() || html_[at_] != '>') return mistake("malformed tag " + tag.name);
    ++at_;
    const bool is_void = std::find(kVoid.begin(), kVoid.end(), tag.name) != kVoid.end();
    if (tag.name == "style" || tag.name == "script") {
      const std::size_t end = html_.find("</" + tag.name, at_);
      at_ = std::min(end, html_.size());
    }
    if (!closed && !is_void) open_.push_back(tag.name);
    scan_.tags.push_back(std::move(tag));
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  HtmlScan scan_;
};

}  // namespace

HtmlScan scan_html(std::string_view html) { return Scanner(html).run(); }

}  // namespace dowel::report::testing

#include "report/html_report.h"

#include <fmt/format.h>

#include "report/assets/report_css.h"
#include "report/assets/report_js.h"
#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {
namespace {

// Nothing may be fetched and nothing run but what is in the file itself.
constexpr std::string_view kPolicy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'";

constexpr std::string_view kSyntheticPaper =
    "@page { @top-center { content: \"Synthetic: no real person was filmed.\"; font: 600 9pt "
    "sans-serif; } }\n";

std::string head(const PageData& page) {
  return fmt::format(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Dowel {}">
<title>{}{} — {}</title>
<style>
{}{}</style>
</head>
)",
                     kPolicy, DOWEL_VERSION, page.context.synthetic ? "Synthetic: " : "",
                     escape_html(without_stop(page.verdict.count)),
                     escape_html(page.context.source.file_name), kReportCss,
                     page.context.synthetic ? kSyntheticPaper : "");
}

// Stays in sight on the screen; on paper the margin of every page says it again.
std::string banner(bool synthetic) {
  return synthetic ? "<p class=\"synthetic\" role=\"note\"><b>Synthetic:</b> no real person was "
                     "filmed.</p>\n"
                   : "";
}

}  // namespace

std::string html_report(const SetAnalysis& analysis, const ReportContext& context) {
  const PageData page{
      analysis, context, lay_out_checkpoints(analysis, context.names),
      speak_verdict(analysis, context.names),
      crop_around_lifter(analysis, context.source.width_px, context.source.height_px)};
  std::string out = head(page);
  out += fmt::format("<body class=\"hide-angles{}\">\n", context.synthetic ? " is-synthetic" : "");
  out += "<a class=\"skip\" href=\"#verdict\">To the verdict</a>\n";
  out += icon_definitions();
  out += banner(context.synthetic);
  out += "<header class=\"top\"><p class=\"mark\">Dowel</p></header>\n<main>\n";
  out += verdict_section(page);
  out += change_section(page);
  out += grid_section(page);
  out += strips_section(page);
  out += curves_section(page);
  out += bar_section(page);
  out += findings_section(page);
  out += untold_section(page);
  out += hypotheses_section(page);
  out += film_section(page);
  out += method_section(page);
  out += fmt::format(
      "</main>\n<footer><p>Made by Dowel {} on this machine; nothing left it. A second pair of "
      "eyes, "
      "not a medical device.</p></footer>\n<script>\n{}</script>\n</body>\n</html>\n",
      DOWEL_VERSION, kReportJs);
  return out;
}

}  // namespace dowel::report

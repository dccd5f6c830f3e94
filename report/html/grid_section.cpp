#include <fmt/format.h>

#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {
namespace {

std::string rep_heading(const SetAnalysis& analysis, std::size_t i) {
  const Rep& rep = analysis.reps.reps[i];
  return rep.partial ? "cut off" : fmt::format("<a href=\"#rep-{0}\">{0}</a>", rep.index);
}

std::string grid_row(const PageData& page, std::size_t i) {
  std::string cells;
  for (const GridCell& cell : page.grid.rows[i]) {
    cells += cell.judged ? fmt::format("<td>{}</td>", state_badge(cell.state))
                         : "<td class=\"none\">not judged</td>";
  }
  return fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n", rep_heading(page.analysis, i),
                     cells);
}

}  // namespace

std::string grid_section(const PageData& page) {
  if (page.grid.columns.empty()) return {};
  std::string head, rows, foot;
  for (const GridColumn& column : page.grid.columns) {
    head += fmt::format("<th scope=\"col\">{}<span class=\"id\">{}</span></th>",
                        escape_html(column.title), escape_html(column.checkpoint));
    foot += column.told() == 0 ? "<td>not told</td>"
                               : fmt::format("<td>{} of {}</td>", column.held, column.told());
  }
  for (std::size_t i = 0; i < page.grid.rows.size(); ++i) rows += grid_row(page, i);
  return fmt::format(
      R"(<section aria-labelledby="grid">
<h2 id="grid">Every rep, every checkpoint</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="grid"><table class="grid">
<thead><tr><th scope="col">Rep</th>{}</tr></thead>
<tbody>
{}</tbody>
<tfoot><tr><th scope="row">Held</th>{}</tr></tfoot>
</table></div>
<p class="note">“Cannot tell” is never counted as held. “Borderline” lies too near the limit, for the uncertainty of the number, to be called.</p>
</section>
)",
      head, rows, foot);
}

}  // namespace dowel::report

#pragma once

#include "core/plan/programme.h"
#include "report/commands.h"
#include "report/guide.h"

namespace dowel {

struct PlanHtmlOptions {
  bool why = true;  ///< a reason in small print under every line
  MassUnit unit = MassUnit::kKilogram;
  report::Surface surface = report::Surface::kTerminal;  ///< where its reader asks for more
  std::string athlete{};  ///< name for the head of the page; may be empty
  /// How exercises are done: drawings and cues behind the weeks; null: none. Outlives the call.
  const report::Guide* guide = nullptr;
};

/// A programme as one self-contained page for screen and A4 paper: one week a sheet, room to write
/// down what was done. No scripts, nothing loaded from elsewhere.
std::string plan_html(const Programme& programme, const Knowledge& knowledge,
                      const PlanHtmlOptions& options = {});

}  // namespace dowel

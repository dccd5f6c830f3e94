#include "core/log/log_change.h"

#include <utility>

#include "core/log/log_fields.h"

namespace dowel {

LogChange change_from(const LogData& data, std::string what) {
  LogChange change{.what = std::move(what)};
  std::size_t entries = 0;
  visit_lists(data, [&](std::string_view, const auto& list) { entries += list.size(); });
  change.put.reserve(entries);
  visit_lists(data, [&](std::string_view, const auto& list) {
    change.put.insert(change.put.end(), list.begin(), list.end());
  });
  return change;
}

}  // namespace dowel

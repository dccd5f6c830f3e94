#pragma once

#include "core/catalogue/knowledge.h"

namespace dowel {

/// One entry of the knowledge that can be explained.
struct IndexEntry {
  std::string id;
  std::string name;
  std::string_view kind;  ///< "exercise", "decision" …
};

/// Every entry of every kind, kinds in the order of `Knowledge`, entries in file order.
std::vector<IndexEntry> index_of_entries(const Knowledge& knowledge);

/// The name of the entry with this id; the id itself when nothing has it.
std::string name_of_entry(const Knowledge& knowledge, std::string_view id);

}  // namespace dowel

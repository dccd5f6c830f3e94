#include "report/explain.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "core/catalogue/said_words.h"
#include "report/entry_index.h"
#include "report/explain_how_to.h"
#include "report/explain_pages.h"
#include "report/text_page.h"

namespace dowel {

namespace {

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& letter : low) {
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return low;
}

// The page of the entry with exactly this id out of one kind's entries.
template <class EntryType>
bool write_if_found(const Knowledge& knowledge, const std::vector<EntryType>& entries,
                    std::string_view id, std::string& page) {
  const EntryType* entry = find_entry(entries, id);
  if (entry) page = page_of(knowledge, *entry);
  return entry != nullptr;
}

std::string page_by_id(const Knowledge& k, std::string_view id) {
  std::string page;
  const bool found =
      write_if_found(k, k.groups, id, page) || write_if_found(k, k.muscles, id, page) ||
      write_if_found(k, k.equipment, id, page) || write_if_found(k, k.exercises, id, page) ||
      write_if_found(k, k.lifts, id, page) || write_if_found(k, k.causes, id, page) ||
      write_if_found(k, k.tests, id, page) || write_if_found(k, k.signs, id, page) ||
      write_if_found(k, k.hinge_notes, id, page) || write_if_found(k, k.checkpoints, id, page) ||
      write_if_found(k, k.mistakes, id, page) || write_if_found(k, k.drills, id, page) ||
      write_if_found(k, k.methods, id, page) || write_if_found(k, k.stages, id, page) ||
      write_if_found(k, k.rules, id, page) || write_if_found(k, k.sports, id, page) ||
      write_if_found(k, k.protocols, id, page) || write_if_found(k, k.decisions, id, page) ||
      write_if_found(k, k.numbers, id, page) || write_if_found(k, k.gaps, id, page) ||
      write_if_found(k, k.claims, id, page) || write_if_found(k, k.terms, id, page) ||
      write_if_found(k, k.red_flags, id, page) || write_if_found(k, k.conditions, id, page) ||
      write_if_found(k, k.choices, id, page) || write_if_found(k, k.sentences, id, page);
  if (found) return page;
  for (const Reference& reference : k.references) {
    if (reference.key == id) return page_of(k, reference);
  }
  return {};
}

// Entries whose names hold all of these words, and those that are named just so before the others.
std::vector<IndexEntry> named_by_words(const Knowledge& knowledge, std::string_view words) {
  const std::string wanted = plain_word(words);
  std::vector<IndexEntry> exact, holding;
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    const std::string name = plain_word(entry.name);
    if (entry.kind == "reference") continue;
    if (name == wanted) exact.push_back(entry);
    if (holds_words(name, wanted)) holding.push_back(entry);
  }
  return exact.empty() ? holding : exact;
}

const Term* term_by_words(const Knowledge& knowledge, std::string_view words) {
  const std::string wanted = plain_word(words);
  const auto called = [&](const Term& term) {
    return plain_word(term.name) == wanted ||
           std::ranges::find(term.said, wanted) != term.said.end();
  };
  const auto found = std::ranges::find_if(knowledge.terms, called);
  return found == knowledge.terms.end() ? nullptr : &*found;
}

// Where several hold the words all are named, and which one is meant is asked.
tl::unexpected<Error> several(const Knowledge& knowledge, std::string_view words,
                              const std::vector<IndexEntry>& found) {
  std::string hint;
  constexpr std::size_t kMost = 6;
  for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
    const Exercise* exercise = find_entry(knowledge.exercises, found[i].id);
    hint.append(i == 0 ? "say which: " : "; ").append(exercise ? exercise->slug : found[i].id);
    hint.append(" ").append(found[i].name);
  }
  if (found.size() > kMost) hint += "; and more, see 'dowel explain'";
  return fail(ErrorCode::kUsage, "'" + std::string(words) + "' stands in several names", hint);
}

tl::unexpected<Error> unknown(const Knowledge& knowledge, std::string_view id) {
  std::vector<std::string> candidates;
  std::map<std::string, std::string> as_written;
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    candidates.push_back(lower(entry.id));
    as_written[candidates.back()] = entry.id;
  }
  for (const Exercise& exercise : knowledge.exercises) {
    candidates.push_back(exercise.slug);
    candidates.insert(candidates.end(), exercise.aliases.begin(), exercise.aliases.end());
  }
  std::string hint;
  for (const std::string& near : nearest_words(lower(id), candidates, 3)) {
    const auto id_written = as_written.find(near);
    hint += (hint.empty() ? "did you mean " : ", ") +
            (id_written == as_written.end() ? near : id_written->second);
  }
  return fail(ErrorCode::kUsage, "nothing is called '" + std::string(id) + "'",
              hint.empty() ? "'dowel explain' lists all that has a name" : hint + "?");
}

}  // namespace

Result<std::string> explained_id(const Knowledge& knowledge, std::string_view id) {
  const std::string wanted = lower(id);
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    if (lower(entry.id) == wanted) return std::string(entry.id);
  }
  if (const Exercise* exercise = find_exercise(knowledge, id)) return exercise->id;
  // What Dowel says has no place in the list of what has a name, but can be asked for.
  if (find_entry(knowledge.sentences, wanted)) return wanted;
  if (const Term* term = term_by_words(knowledge, id)) return term->id;
  const std::vector<IndexEntry> found = named_by_words(knowledge, id);
  if (found.size() == 1) return std::string(found.front().id);
  if (!found.empty()) return several(knowledge, id, found);
  return unknown(knowledge, id);
}

Result<std::string> explain(const Knowledge& knowledge, std::string_view id,
                            const std::vector<HowTo>& how_to) {
  const Result<std::string> entry = explained_id(knowledge, id);
  DOWEL_TRY(entry);
  std::string page = page_by_id(knowledge, *entry);
  const HowTo* told = find_how_to(how_to, *entry);
  // How it is done stands first, below the title.
  if (told) page.insert(page.find("\n\n") + 1, how_to_sections(knowledge, *told));
  return page;
}

std::string explain_index(const Knowledge& knowledge) {
  std::string page;
  std::string_view kind;
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    if (entry.kind != kind) {
      kind = entry.kind;
      if (!page.empty()) page += '\n';
      page.append(kind).append("\n");
    }
    page += wrapped(titled(knowledge, entry.id), "  ", "      ");
  }
  return page;
}

std::string references_markdown(const Knowledge& knowledge) {
  std::string page =
      "# References\n\nWritten from `knowledge/references.toml`; change it there. Code cites these "
      "keys as `@source [Key]`.\n\n";
  for (const Reference& reference : knowledge.references) {
    page += "- **[" + reference.key + "]** " + reference.text + "\n";
  }
  return page;
}

}  // namespace dowel

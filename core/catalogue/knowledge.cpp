#include "core/catalogue/knowledge.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <span>

#include "core/catalogue/said_words.h"

namespace dowel {

namespace {

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& letter : low) {
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return low;
}

// One of our names as it was typed in one of these ways: capitals and hyphens do not count.
bool reads_as(std::string_view ours, std::span<const std::string> typed) {
  return std::ranges::any_of(typed, [&](const std::string& one) {
    return std::ranges::equal(ours, one, [](char our, char other) {
      const bool blank = our == '-' || our == '_';
      return (blank ? ' ' : std::tolower(static_cast<unsigned char>(our))) == other;
    });
  });
}

// "Good Mornings" → "good mornings", "good morning".
std::vector<std::string> ways_to_read(std::string_view typed) {
  std::vector<std::string> ways{plain_word(typed)};
  for (const std::string_view ending : {"es", "s"}) {
    const std::string& word = ways.front();
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    ways.push_back(word.substr(0, word.size() - ending.size()));
  }
  return ways;
}

}  // namespace

const CameraNote* find_camera_note(const Knowledge& knowledge, std::string_view exercise_id) {
  const auto note = std::ranges::find_if(knowledge.camera, [&](const CameraNote& one) {
    return std::ranges::find(one.exercises, exercise_id) != one.exercises.end();
  });
  return note == knowledge.camera.end() ? nullptr : &*note;
}

const Exercise* find_exercise(const Knowledge& knowledge, std::string_view id_or_slug) {
  const std::string wanted = lower(id_or_slug);
  const Exercise* by_alias = nullptr;
  for (const Exercise& exercise : knowledge.exercises) {
    if (exercise.slug == wanted || lower(exercise.id) == wanted) return &exercise;
    if (!by_alias && std::ranges::find(exercise.aliases, wanted) != exercise.aliases.end()) {
      by_alias = &exercise;
    }
  }
  if (by_alias) return by_alias;
  const std::vector<std::string> typed = ways_to_read(id_or_slug);
  if (typed.front().empty()) return nullptr;
  const auto found = std::ranges::find_if(knowledge.exercises, [&](const Exercise& exercise) {
    return reads_as(exercise.slug, typed) || reads_as(exercise.name, typed) ||
           std::ranges::any_of(exercise.aliases,
                               [&](const std::string& alias) { return reads_as(alias, typed); });
  });
  return found == knowledge.exercises.end() ? nullptr : &*found;
}

Result<const Exercise*> require_exercise(const Knowledge& knowledge, std::string_view id_or_slug) {
  if (const Exercise* found = find_exercise(knowledge, id_or_slug)) return found;
  std::vector<std::string> slugs;
  for (const Exercise& exercise : knowledge.exercises) {
    slugs.push_back(exercise.slug);
    slugs.insert(slugs.end(), exercise.aliases.begin(), exercise.aliases.end());
  }
  std::string hint;
  for (const std::string& near : nearest_words(lower(id_or_slug), slugs, 3)) {
    hint += (hint.empty() ? "did you mean " : ", ") + near;
  }
  return fail(ErrorCode::kUsage, "no exercise is called '" + std::string(id_or_slug) + "'",
              hint.empty() ? "the list of exercises has every name" : hint + "?");
}

Result<const Number*> require_number(const Knowledge& knowledge, std::string_view id) {
  if (const Number* found = find_entry(knowledge.numbers, id)) return found;
  return fail(ErrorCode::kMissing, "the number '" + std::string(id) + "' is missing",
              "add it to numbers.toml in the knowledge folder, or remove that folder to use the "
              "built-in one",
              "numbers.toml");
}

const Protocol* find_protocol(const Knowledge& knowledge, const Exercise& exercise,
                              ProtocolPace pace) {
  for (const Protocol& protocol : knowledge.protocols) {
    const auto& all = protocol.exercises;
    if (protocol.pace == pace && std::ranges::find(all, exercise.id) != all.end()) return &protocol;
  }
  return nullptr;
}

IntRange levels_of(const Protocol& protocol, const Exercise& exercise) {
  const auto last = static_cast<int>(protocol.steps.size()) - 1;
  IntRange own{last, 0};
  for (int i = 0; i <= last; ++i) {
    const std::string& with = protocol.steps[static_cast<std::size_t>(i)].exercise;
    if (!with.empty() && with != exercise.id) continue;
    own = {std::min(own.from, i), std::max(own.to, i)};
  }
  return own.from <= own.to ? own : IntRange{0, last};
}

const SegmentTable* find_segment_table(const Knowledge& knowledge, TableSex sex) {
  for (const SegmentTable& table : knowledge.segment_tables) {
    if (table.sex == sex) return &table;
  }
  return nullptr;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> row(width);
  std::vector<std::size_t> above(width);
  std::vector<std::size_t> two_above(width);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(two_above, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j - 1] + other, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::vector<std::string> nearest_words(std::string_view word,
                                       const std::vector<std::string>& candidates,
                                       std::size_t count) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    const bool contains = word.size() >= 3 && candidate.find(word) != std::string::npos;
    if (contains || 2 * distance <= std::max(word.size(), candidate.size())) {
      ranked.emplace_back(contains ? std::min<std::size_t>(distance, 1) : distance, candidate);
    }
  }
  std::ranges::sort(ranked);
  std::vector<std::string> nearest;
  for (auto& [distance, candidate] : ranked) {
    if (nearest.size() == count) break;
    if (std::ranges::find(nearest, candidate) == nearest.end()) {
      nearest.push_back(std::move(candidate));
    }
  }
  return nearest;
}

const std::vector<std::string>* way_to_equip(
    const std::vector<std::vector<std::string>>& alternatives,
    const std::vector<std::string>& owned) {
  const auto found =
      std::ranges::find_if(alternatives, [&](const std::vector<std::string>& needed) {
        return std::ranges::all_of(needed, [&](const std::string& item) {
          return std::ranges::find(owned, item) != owned.end();
        });
      });
  return found == alternatives.end() ? nullptr : &*found;
}

bool is_done_with(const Knowledge& knowledge, const std::vector<std::string>& needed,
                  EquipmentKind kind) {
  return std::ranges::any_of(needed, [&](const std::string& id) {
    const Equipment* item = find_entry(knowledge.equipment, id);
    return item && item->kind == kind;
  });
}

const Equipment* find_equipment(const Knowledge& knowledge, EquipmentKind kind) {
  const auto found = std::ranges::find(knowledge.equipment, kind, &Equipment::kind);
  return found == knowledge.equipment.end() ? nullptr : &*found;
}

bool equipment_suffices(const std::vector<std::vector<std::string>>& alternatives,
                        const std::vector<std::string>& owned) {
  return way_to_equip(alternatives, owned) != nullptr;
}

}  // namespace dowel

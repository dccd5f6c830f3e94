#include "formats/film_messages.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

namespace dowel::formats {
namespace {

using Json = nlohmann::json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <class T>
std::optional<T> optional_of(const Json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<T>();
}

// A whole number that T holds; any other is no message.
template <class T = int>
T whole_of(const Json& number) {
  if (number.is_number_integer()) {
    const auto value = number.get<std::int64_t>();
    if (std::in_range<T>(value)) return static_cast<T>(value);
  }
  throw Json::type_error::create(302, "no whole number within reach", &number);
}

std::optional<std::int64_t> whole_or_null(const Json& number) {
  if (number.is_null()) return std::nullopt;
  return whole_of<std::int64_t>(number);
}

std::string framed(const Json& message) {
  const std::vector<std::uint8_t> body = Json::to_cbor(message);
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>((body.size() >> shift) & 0xFFU));
  }
  return bytes.append(body.begin(), body.end());
}

Json json_of(const Error& error) {
  return {{"is", "error"},
          {"code", static_cast<int>(error.code)},
          {"message", error.message},
          {"where", error.where},
          {"hint", error.hint}};
}

Error error_of(const Json& message) {
  const int code = whole_of(message.at("code"));
  const bool known = code >= 0 && code <= static_cast<int>(ErrorCode::kBadData);
  return {known ? static_cast<ErrorCode>(code) : ErrorCode::kBadData,
          message.at("message").get<std::string>(), message.at("where").get<std::string>(),
          message.at("hint").get<std::string>()};
}

Json json_of(const std::vector<FilmEdges>& edges) {
  Json list = Json::array();
  for (const FilmEdges& one : edges) {
    list.push_back({one.rep, or_null(one.start_s), or_null(one.bottom_s), or_null(one.end_s)});
  }
  return list;
}

std::vector<FilmEdges> edges_of(const Json& list) {
  std::vector<FilmEdges> edges;
  for (const Json& one : list) {
    edges.push_back({whole_of(one.at(0)), optional_of<double>(one.at(1)),
                     optional_of<double>(one.at(2)), optional_of<double>(one.at(3))});
  }
  return edges;
}

Json json_of(const std::vector<FilmPerson>& people) {
  Json list = Json::array();
  for (const FilmPerson& one : people) {
    list.push_back({one.chosen, one.reps, one.from_s, one.to_s, one.at_s, one.x_px, one.y_px,
                    one.width_px, one.height_px});
  }
  return list;
}

std::vector<FilmPerson> people_of(const Json& list) {
  std::vector<FilmPerson> people;
  for (const Json& one : list) {
    people.push_back({one.at(0).get<bool>(), whole_of(one.at(1)), one.at(2).get<double>(),
                      one.at(3).get<double>(), one.at(4).get<double>(), one.at(5).get<double>(),
                      one.at(6).get<double>(), one.at(7).get<double>(), one.at(8).get<double>()});
  }
  return people;
}

Json json_of(const AnalyseFilm& r) {
  return {{"is", "analyse"},
          {"clip", r.clip},
          {"exercise", r.exercise},
          {"height_m", or_null(r.athlete.height_m)},
          {"mass_kg", or_null(r.athlete.mass_kg)},
          {"sex", static_cast<int>(r.athlete.sex)},
          {"load_kg", or_null(r.athlete.load_kg)},
          {"plate_m", or_null(r.athlete.plate_m)},
          {"network", static_cast<int>(r.network)},
          {"json", r.json},
          {"html", r.html},
          {"overlay", r.overlay},
          {"csv_folder", r.csv_folder},
          {"scenes", r.scenes},
          {"person", r.person},
          {"edges", json_of(r.edges)},
          {"synthetic", r.synthetic},
          {"colour", r.colour}};
}

// An enumeration's number; one that is none is taken for the first.
template <class Enum>
Enum enum_of(const Json& number, Enum last) {
  const int value = whole_of(number);
  return value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : Enum{};
}

AnalyseFilm analyse_of(const Json& m) {
  AnalyseFilm r;
  r.clip = m.at("clip").get<std::string>();
  r.exercise = m.at("exercise").get<std::string>();
  r.athlete.height_m = optional_of<double>(m.at("height_m"));
  r.athlete.mass_kg = optional_of<double>(m.at("mass_kg"));
  r.athlete.sex = enum_of(m.at("sex"), Sex::kMale);
  r.athlete.load_kg = optional_of<double>(m.at("load_kg"));
  r.athlete.plate_m = optional_of<double>(m.at("plate_m"));
  r.network = enum_of(m.at("network"), FilmNetwork::kHeavy);
  r.json = m.at("json").get<std::string>();
  r.html = m.at("html").get<std::string>();
  r.overlay = m.at("overlay").get<std::string>();
  r.csv_folder = m.at("csv_folder").get<std::string>();
  r.scenes = m.at("scenes").get<std::string>();
  r.person = whole_of(m.at("person"));
  r.edges = edges_of(m.at("edges"));
  r.synthetic = m.at("synthetic").get<bool>();
  r.colour = m.at("colour").get<bool>();
  return r;
}

Json json_of(const DrawFilm& r) { return {{"is", "draw"}, {"target", r.target}}; }
Json json_of(const CheckFilm&) { return {{"is", "check"}}; }

Json json_of(const PrepareFilm& r) {
  return {{"is", "prepare"},  {"clip", r.clip},   {"play", r.play},
          {"scrub", r.scrub}, {"index", r.index}, {"turn_deg", r.turn_deg}};
}

PrepareFilm prepare_of(const Json& m) {
  return {m.at("clip").get<std::string>(), m.at("play").get<std::string>(),
          m.at("scrub").get<std::string>(), m.at("index").get<std::string>(),
          whole_of(m.at("turn_deg"))};
}

Json json_of(const StillFilm& r) {
  return {{"is", "still"},      {"clip", r.clip},
          {"time_s", r.time_s}, {"longest_side_px", r.longest_side_px},
          {"target", r.target}, {"turn_deg", r.turn_deg}};
}

StillFilm still_of(const Json& m) {
  return {m.at("clip").get<std::string>(), m.at("time_s").get<double>(),
          whole_of(m.at("longest_side_px")), m.at("target").get<std::string>(),
          whole_of(m.at("turn_deg"))};
}

Json json_of(const FilmProgress& a) {
  return {
      {"is", "progress"}, {"frames", a.frames}, {"frames_expected", or_null(a.frames_expected)}};
}

Json json_of(const FilmAnalysed& a) {
  return {{"is", "analysed"},         {"summary", a.summary},
          {"slugs", a.slugs},         {"reps", a.reps},
          {"held", a.held},           {"gradeable", a.gradeable},
          {"json", a.json},           {"width_px", a.width_px},
          {"height_px", a.height_px}, {"people", json_of(a.people)}};
}

FilmAnalysed analysed_of(const Json& m) {
  FilmAnalysed a;
  a.summary = m.at("summary").get<std::string>();
  a.slugs = m.at("slugs").get<std::vector<std::string>>();
  a.reps = whole_of(m.at("reps"));
  a.held = whole_of(m.at("held"));
  a.gradeable = whole_of(m.at("gradeable"));
  a.json = m.at("json").get<std::string>();
  a.width_px = whole_of(m.at("width_px"));
  a.height_px = whole_of(m.at("height_px"));
  a.people = people_of(m.at("people"));
  return a;
}

Json json_of(const FilmDrawn&) { return {{"is", "drawn"}}; }

Json json_of(const FilmChecked& a) {
  Json parts = Json::array();
  for (const auto& [what, found] : a.parts) {
    parts.push_back({what, found ? Json(*found) : json_of(found.error())});
  }
  return {{"is", "checked"}, {"parts", std::move(parts)}};
}

FilmChecked checked_of(const Json& m) {
  FilmChecked a;
  for (const Json& part : m.at("parts")) {
    const Json& found = part.at(1);
    const auto what = part.at(0).get<std::string>();
    if (found.is_string()) {
      a.parts.emplace_back(what, found.get<std::string>());
    } else {
      a.parts.emplace_back(what, tl::unexpected(error_of(found)));
    }
  }
  return a;
}

tl::unexpected<Error> no_message() {
  return fail(ErrorCode::kBadData, "the process that reads films said something that is no message",
              "install dowel and dowel-film of the same version");
}

// Reads a message by a function of its kind and content. What it throws is no message.
template <class Message, class Read>
Result<Message> read(std::string_view bytes, const Read& read_kind) {
  try {
    const Json message = Json::from_cbor(bytes.begin(), bytes.end());
    std::optional<Message> read = read_kind(message.at("is").get<std::string>(), message);
    if (read) return std::move(*read);
  } catch (const Json::exception&) {
    // Falls through: the library's words would help nobody.
  }
  return no_message();
}

}  // namespace

std::string film_message(const FilmRequest& request) {
  return framed(std::visit([](const auto& r) { return json_of(r); }, request));
}

std::string film_message(const FilmAnswer& answer) {
  return framed(std::visit([](const auto& a) { return json_of(a); }, answer));
}

std::optional<std::uint32_t> film_message_length(std::string_view four_bytes) {
  if (four_bytes.size() < 4) return std::nullopt;
  std::uint32_t length = 0;
  for (std::size_t i = 4; i-- > 0;) {
    length = (length << 8U) | static_cast<unsigned char>(four_bytes[i]);
  }
  return length <= kLongestFilmMessage ? std::optional(length) : std::nullopt;
}

Result<FilmRequest> read_film_request(std::string_view bytes) {
  return read<FilmRequest>(
      bytes, [](const std::string& kind, const Json& m) -> std::optional<FilmRequest> {
        if (kind == "analyse") return analyse_of(m);
        if (kind == "draw") return DrawFilm{m.at("target").get<std::string>()};
        if (kind == "check") return CheckFilm{};
        if (kind == "prepare") return prepare_of(m);
        if (kind == "still") return still_of(m);
        return std::nullopt;
      });
}

Result<FilmAnswer> read_film_answer(std::string_view bytes) {
  return read<FilmAnswer>(bytes,
                          [](const std::string& kind, const Json& m) -> std::optional<FilmAnswer> {
                            if (kind == "progress") {
                              return FilmProgress{whole_of<std::int64_t>(m.at("frames")),
                                                  whole_or_null(m.at("frames_expected"))};
                            }
                            if (kind == "analysed") return analysed_of(m);
                            if (kind == "drawn") return FilmDrawn{};
                            if (kind == "checked") return checked_of(m);
                            if (kind == "error") return error_of(m);
                            return std::nullopt;
                          });
}

}  // namespace dowel::formats

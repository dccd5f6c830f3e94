#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "server/testing/client.h"

namespace dowel::server {

/// Requests that nobody well-meaning sends, made from those that somebody does: every operation of
/// the contract with a body as it describes it, then bent, cut, doubled and filled with what breaks
/// parsers. The same seed makes the same requests.
class HostileRequests {
 public:
  HostileRequests(std::string_view contract, std::uint16_t port, std::uint64_t seed)
      : random_(seed), port_(port) {
    const auto whole = nlohmann::json::parse(contract);
    for (const auto& [path, item] : whole["paths"].items()) {
      for (const auto& [method, operation] : item.items()) {
        if (method == "parameters" || path == "/api/doctor" || path == "/api/events") continue;
        operations_.push_back({upper(method), path, operation});
      }
    }
  }

  /// Something that really is there, to be named in the requests to come.
  void know(const std::string& place, const std::string& word) { words_[place].push_back(word); }

  std::string next() {
    std::string bytes = request();
    // Two thirds reach the endpoints as they are; the rest troubles whoever reads HTTP.
    if (below(3) == 0) {
      for (std::size_t n = 1 + below(6); n > 0 && !bytes.empty(); --n) bend(bytes);
    }
    return bytes;
  }

 private:
  struct Operation {
    std::string method, path;
    nlohmann::json told;
  };

  static std::string upper(std::string word) {
    for (char& c : word) c = static_cast<char>(std::toupper(c));
    return word;
  }
  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

  std::string hostile_text() {
    static const std::vector<std::string> kTexts{"",
                                                 " ",
                                                 "me",
                                                 "deadlift",
                                                 "deadlift 3x5x100",
                                                 "../../../etc/passwd",
                                                 "..%2f..",
                                                 "%00",
                                                 "\xff\xfe",
                                                 "\xC0\x80",
                                                 "\xF4\x90\x80\x80",
                                                 std::string("a\0b", 3),
                                                 "=1+1",
                                                 "' OR 1=1 --",
                                                 "<script>alert(1)</script>",
                                                 "\r\nSet-Cookie: x=1",
                                                 "-1",
                                                 "0",
                                                 "1e999",
                                                 "NaN",
                                                 "9223372036854775808",
                                                 "2026-01-05",
                                                 "2026-01-05T18:00:00",
                                                 "2026-02-30",
                                                 "9999-12-31T23:59:59",
                                                 "0000-00-00",
                                                 "01890a5d-ac96-774b-bcce-b302099a8057",
                                                 "mon: squat 5x5 @75% of 180kg",
                                                 "none",
                                                 "hip",
                                                 "\xF0\x9F\x8F\x8B",
                                                 std::string(5000, 'a'),
                                                 std::string(300, '9'),
                                                 "{}",
                                                 "[]",
                                                 "null",
                                                 "true",
                                                 "*",
                                                 "W/\"x\"",
                                                 "bytes=0-",
                                                 "bytes=-1",
                                                 "bytes=5-2"};
    return one_of(kTexts);
  }
  nlohmann::json hostile_value(int depth) {
    switch (below(12)) {
      case 0:
        return nullptr;
      case 1:
        return below(2) == 0;
      case 2:
        return -1;
      case 3:
        return 1e308;
      case 4:
        return std::int64_t{-9223372036854775807 - 1};
      case 5:
        return 5;
      case 6:
        return 0.1;
      case 7: {
        auto list = nlohmann::json::array();
        for (std::size_t n = depth > 2 ? 0 : below(4); n > 0; --n) {
          list.push_back(hostile_value(depth + 1));
        }
        return list;
      }
      case 8: {
        auto object = nlohmann::json::object();
        for (std::size_t n = depth > 2 ? 0 : below(4); n > 0; --n) {
          object[hostile_text()] = hostile_value(depth + 1);
        }
        return object;
      }
      default:
        return hostile_text();
    }
  }
  // As the contract describes it, now and then something else in its place.
  nlohmann::json value_of(const nlohmann::json& schema, int depth) {
    if (below(12) == 0) return hostile_value(depth);
    if (schema.contains("enum")) return one_of(schema["enum"]);
    const auto& type = schema.contains("type") ? schema["type"] : nlohmann::json("string");
    const std::string kind = type.is_array() ? one_of(type).template get<std::string>()
                                             : type.template get<std::string>();
    if (kind == "null") return nullptr;
    if (kind == "boolean") return below(2) == 0;
    if (kind == "integer") return static_cast<int>(below(20)) - 2;
    if (kind == "number") return static_cast<double>(below(4000)) / 16 - 5;
    if (kind == "array") {
      auto list = nlohmann::json::array();
      const nlohmann::json items = schema.value("items", nlohmann::json::object());
      for (std::size_t n = depth > 4 ? 0 : below(4); n > 0; --n) {
        list.push_back(value_of(items, depth + 1));
      }
      return list;
    }
    if (kind != "object") return known_or_hostile();
    auto object = nlohmann::json::object();
    const nlohmann::json properties = schema.value("properties", nlohmann::json::object());
    const nlohmann::json required = schema.value("required", nlohmann::json::array());
    for (const auto& [name, property] : properties.items()) {
      const bool needed = std::find(required.begin(), required.end(), name) != required.end();
      if (needed ? below(20) != 0 : below(3) == 0) object[name] = value_of(property, depth + 1);
    }
    if (below(20) == 0) object[hostile_text()] = hostile_value(depth);
    return object;
  }
  std::string known_or_hostile() {
    if (below(2) == 0 && !words_.empty()) {
      auto place = words_.begin();
      std::advance(place, static_cast<std::ptrdiff_t>(below(words_.size())));
      return one_of(place->second);
    }
    return hostile_text();
  }
  static std::string escaped(const std::string& text) {
    std::string out;
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '%') {
        out += c;
      } else {
        out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
      }
    }
    return out;
  }
  std::string target_of(const Operation& operation) {
    std::string target;
    for (std::size_t at = 0; at < operation.path.size();) {
      if (operation.path[at] != '{') {
        target += operation.path[at++];
        continue;
      }
      const std::size_t end = operation.path.find('}', at);
      const std::string place = operation.path.substr(at, end - at + 1);
      const auto known = words_.find(place);
      target +=
          escaped(known != words_.end() && below(8) != 0 ? one_of(known->second) : hostile_text());
      at = end + 1;
    }
    char mark = '?';
    const nlohmann::json parameters = operation.told.value("parameters", nlohmann::json::array());
    for (const auto& parameter : parameters) {
      if (below(4) == 0) continue;
      target +=
          mark + parameter["name"].template get<std::string>() + "=" + escaped(known_or_hostile());
      mark = '&';
    }
    if (below(30) == 0) target += mark + escaped(hostile_text()) + "=" + escaped(hostile_text());
    return target;
  }
  std::string request() {
    const Operation& operation = one_of(operations_);
    const bool deletes = operation.path == "/api/everything" || operation.path == "/api/demo";
    if (deletes && below(20) != 0) return request();
    Headers headers;
    std::string body;
    if (operation.told.contains("requestBody")) {
      const auto& content = operation.told["requestBody"]["content"];
      const std::string type = content.begin().key();
      headers.emplace_back("Content-Type", below(30) == 0 ? hostile_header() : type);
      body = type == "application/json" ? text_of(value_of(content[type]["schema"], 0))
                                        : bytes_of_a_file();
      if (type != "application/json") {
        headers.emplace_back("Upload-Offset", below(2) == 0 ? "0" : hostile_header());
      }
    }
    for (const char* name :
         {"If-None-Match", "If-Match", "Range", "Idempotency-Key", "Last-Event-ID", "Expect"}) {
      if (below(25) == 0) headers.emplace_back(name, hostile_header());
    }
    return request_text(port_, below(40) == 0 ? "HEAD" : operation.method, target_of(operation),
                        headers, body);
  }
  std::string hostile_header() {
    std::string text = hostile_text().substr(0, 200);
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
  }
  std::string text_of(const nlohmann::json& value) {
    std::string text = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore);
    if (below(10) == 0) bend(text);
    return text;
  }
  std::string bytes_of_a_file() {
    static const std::vector<std::string> kFiles{
        "",
        "film",
        "Date,Exercise Name,Weight,Reps\n2025-01-01,Deadlift,100,5\n",
        "{\"schema\":\"dowel.log/5\",\"athletes\":[]}",
        "SQLite format 3",
        "PK\x03\x04",
        "\x1A\x45\xDF\xA3 a recording",
        "OggS",
        "Date,Workout Name,Duration,Exercise Name,Set "
        "Order,Weight,Reps,Distance,Seconds,Notes,Workout "
        "Notes,RPE\n2025-03-03 18:00:00,\"Day\",1h,\"Deadlift "
        "(Barbell)\",1,100.0,5,0,0,\"\",\"\",\n"};
    std::string text = one_of(kFiles);
    for (std::size_t n = below(4); n > 0 && !text.empty(); --n) bend(text);
    return text;
  }
  void bend(std::string& bytes) {
    if (bytes.empty()) return;
    const std::size_t at = below(bytes.size());
    switch (below(6)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.erase(at, 1 + below(20));
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, 1 + below(40)));
        break;
      case 3:
        bytes.insert(at, hostile_text());
        break;
      case 4: {
        const std::size_t from = below(bytes.size());
        bytes.insert(at, bytes.substr(from, 1 + below(200)));
        break;
      }
      default:
        bytes.resize(at);
    }
  }

  std::mt19937_64 random_;
  std::uint16_t port_;
  std::vector<Operation> operations_;
  std::map<std::string, std::vector<std::string>> words_;
};

}  // namespace dowel::server

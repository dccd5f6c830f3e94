#include "server/kept_answers.h"

#include <algorithm>

#include "server/fields.h"

namespace dowel::server {
namespace {

const std::string* header_of(const Response& response, std::string_view name) {
  const auto found = std::ranges::find_if(response.headers,
                                          [&](const auto& header) { return header.first == name; });
  return found == response.headers.end() ? nullptr : &found->second;
}

void set_anew(std::vector<std::pair<std::string, std::string>>& headers, const std::string& name,
              std::string value) {
  std::erase_if(headers, [&](const auto& header) { return header.first == name; });
  headers.emplace_back(name, std::move(value));
}

// Whether somebody has what the tag names: `If-None-Match` is a list of tags, or any.
bool has_already(std::string_view wanted, const std::string& tag) {
  if (wanted.empty() || tag.empty()) return false;
  return wanted == "*" || wanted.find(tag) != std::string_view::npos;
}

}  // namespace

class KeptAnswers::InWork {
 public:
  InWork(KeptAnswers& all, const std::string& key, const Stamp& stamp)
      : all_(all), key_(key), stamp_(stamp) {}
  InWork(const InWork&) = delete;
  InWork& operator=(const InWork&) = delete;
  ~InWork() {
    const std::lock_guard lock(all_.mutex_);
    const auto own = all_.in_work_.find(key_);
    if (own != all_.in_work_.end() && own->second == stamp_) all_.in_work_.erase(own);
    all_.made_.notify_all();
  }

 private:
  KeptAnswers& all_;
  const std::string key_;
  const Stamp stamp_;
};

Response KeptAnswers::told(const Entry& entry, std::string_view wanted) const {
  Response response{200, entry.headers, entry.body};
  if (!has_already(wanted, entry.tag)) return response;
  response.status = 304;
  response.body = std::string();
  std::erase_if(response.headers, [](const auto& header) {
    return header.first == "Content-Type" || header.first == "Content-Disposition";
  });
  return response;
}

const KeptAnswers::Entry* KeptAnswers::fresh(const std::string& key, const Stamp& stamp,
                                             Clock::time_point now, bool being_made) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  Entry& entry = found->second;
  const auto last = being_made ? entry.standing.end : entry.standing.good_to;
  if (entry.stamp != stamp || now >= last) return nullptr;
  by_use_.splice(by_use_.begin(), by_use_, entry.used);
  return &entry;
}

std::optional<Response> KeptAnswers::find(const std::string& key, const Stamp& stamp,
                                          Clock::time_point now, std::string_view wanted) {
  const std::lock_guard lock(mutex_);
  const Entry* entry = fresh(key, stamp, now, false);
  if (entry == nullptr) return std::nullopt;
  return told(*entry, wanted);
}

void KeptAnswers::drop_oldest() {
  const auto oldest = entries_.find(by_use_.back());
  bytes_ -= oldest->second.body->size();
  entries_.erase(oldest);
  by_use_.pop_back();
}

void KeptAnswers::keep(const std::string& key, Entry entry) {
  if (const auto former = entries_.find(key); former != entries_.end()) {
    bytes_ -= former->second.body->size();
    by_use_.erase(former->second.used);
    entries_.erase(former);
  }
  bytes_ += entry.body->size();
  by_use_.push_front(key);
  entry.used = by_use_.begin();
  entries_.emplace(key, std::move(entry));
  constexpr std::size_t kMostEntries = 4000;
  while (bytes_ > kMostBytes || entries_.size() > kMostEntries) drop_oldest();
}

Response KeptAnswers::find_or_make(const std::string& key, const Stamp& stamp,
                                   Clock::time_point now, const Standing& standing,
                                   std::string_view wanted, const std::function<Response()>& make) {
  {
    std::unique_lock lock(mutex_);
    for (;;) {
      const auto other = in_work_.find(key);
      const bool being_made = other != in_work_.end() && other->second == stamp;
      if (const Entry* entry = fresh(key, stamp, now, being_made)) return told(*entry, wanted);
      if (!being_made) break;
      made_.wait(lock);
    }
    in_work_[key] = stamp;
  }
  const InWork work(*this, key, stamp);
  Response response = make();
  Entry entry{stamp, standing, {}, "", nullptr, {}};
  auto* text = std::get_if<std::string>(&response.body);
  constexpr int kGood = 200;
  if (response.status == kGood && text && text->size() <= kLongest) {
    const std::string* own = header_of(response, "ETag");
    std::string tag = tag_of(*text);
    // An endpoint's own tag is of the thing that can be changed; the body may say more.
    if (own == nullptr || *own == tag) {
      set_anew(response.headers, "ETag", tag);
      // An endpoint that says more of how long it may be kept is heard.
      const std::string* keeping = header_of(response, "Cache-Control");
      if (keeping == nullptr || *keeping == "no-store") {
        set_anew(response.headers, "Cache-Control", "private, no-cache");
      }
      entry.tag = std::move(tag);
    }
    entry.headers = response.headers;
    entry.body = std::make_shared<const std::string>(std::move(*text));
  }
  if (!entry.body) return response;
  const std::lock_guard lock(mutex_);
  Response answer = told(entry, wanted);
  keep(key, std::move(entry));
  return answer;
}

}  // namespace dowel::server

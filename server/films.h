#pragma once

#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "app/desk.h"
#include "core/log/civil_time.h"
#include "core/log/ids.h"
#include "server/corrections.h"
#include "server/fields.h"
#include "server/service.h"

namespace dowel::server {

class House;

/// What is asked of a film.
struct JobWords {
  std::string kind{};      ///< "prepare" or "analysis"
  std::string clip{};      ///< its identity
  std::string athlete{};   ///< identity; empty: the only one
  std::string exercise{};  ///< id of a profile; empty: recognise it
  std::optional<double> load_kg{};
  std::optional<double>
      plate_m{};         ///< diameter of the plate nearest to the camera, where it is known
  std::string set{};     ///< identity of the set it shows; empty: the one it must be
  bool overlay = false;  ///< write the film with its drawing, too
  int person = 0;        ///< of the film's people, from 1; 0: the one who lifts
  std::string of{};      ///< analysis that is measured anew: the first one; empty: none
  std::vector<EdgesSaid> edges{};
  Json changes = Json::array();  ///< of the former analysis, which go on counting (`Change`)
  LocalTime done{};              ///< when the set was done
};

/// What the log says of the set that a film shows is not asked again.
/// @returns a problem where the athlete's log has no such set
Answer<void> fill_from_set(app::Desk& desk, JobWords& words);

/// Films on their way in, those that are there, and the work on them. All of it lies in files under
/// the data folder, each written whole or not at all, so that a killed server goes on where it was:
///   uploads/<id>/{about.json, part}      what came so far; its size is the offset
///   clips/<id>/{about.json, film, …}     the film as it was sent, and what was made of it
///   analyses/<id>/{about.json, …}        what an analysis left behind beside the log's document
///   jobs/<id>.json                       one piece of work, and how far it is
class Films {
 public:
  /// Takes up the work that was waiting or under way when the server ended.
  static Result<std::unique_ptr<Films>> open(House& house, const std::filesystem::path& data);
  ~Films();
  Films(const Films&) = delete;
  Films& operator=(const Films&) = delete;

  Answer<Json> begin_upload(const std::string& name, std::uint64_t size);
  Answer<Json> upload(const std::string& id) const;
  /// Takes bytes at an offset, which must be where the upload is. One at a time.
  Answer<std::unique_ptr<BodyTaker>> take_piece(const std::string& id, std::uint64_t offset);
  Answer<void> drop_upload(const std::string& id);
  /// Takes a film from this machine's disk. @returns the identity of the clip
  Answer<std::string> take_in(const std::filesystem::path& film, bool synthetic);

  std::vector<Json> clips() const;
  Answer<Json> clip(const std::string& id) const;
  Answer<void> rename_clip(const std::string& id, const std::string& name);
  Answer<void> drop_clip(const std::string& id);
  /// Ends the work on an athlete's films.
  void cancel_jobs_of(const std::string& athlete);
  /// Takes away what was measured of an athlete, its jobs, and the films that show nobody else of
  /// the log. @returns how many films went
  std::size_t drop_athlete(const std::string& athlete);
  /// The film as sent. @returns not-found
  Answer<std::filesystem::path> film_of(const std::string& clip) const;
  /// "play.mp4", "scrub.mp4" or "index.json" of a clip. @returns not-ready while it is to be made
  Answer<std::filesystem::path> made_of(const std::string& clip, const std::string& name) const;
  /// A frame as JPEG, made once.
  Answer<std::filesystem::path> still_of(const std::string& clip, double time_s, int longest_px);

  /// @returns problems: busy when too many wait
  Answer<Json> add_job(const JobWords& words);
  std::vector<Json> jobs() const;  ///< the newest first
  Answer<Json> job(const std::string& id) const;
  Answer<Json> cancel_job(const std::string& id);

  /// A file that an analysis left: "scenes.jsonl", "report.html", "csv/series.csv" …
  Answer<std::filesystem::path> analysis_file(const std::string& id, const std::string& name) const;
  Answer<Json> about_analysis(const std::string& id) const;
  /// Replaces what is known of an analysis.
  Answer<void> keep_about(const std::string& id, const Json& about) const;
  std::vector<Json> analyses_of_clip(const std::string& clip) const;

  /// Ends all work and takes everything away.
  void clear();

 private:
  friend class PieceTaker;
  struct Job;
  Films(House& house, std::filesystem::path data);
  void read_jobs();
  void go_on_with_uploads();
  void work(const std::string& kind, const std::stop_token& stop);
  std::shared_ptr<Job> next_job(const std::string& kind, const std::stop_token& stop);
  void run(const std::shared_ptr<Job>& job, const std::stop_token& stop);
  Result<Json> prepare(const std::shared_ptr<Job>& job, const std::stop_token& stop);
  Result<Json> analyse(const std::shared_ptr<Job>& job, const std::stop_token& stop);
  /// Has a film that stands on its side made anew, upright as it was measured.
  Result<void> turn(const std::string& clip, int turned_deg);
  Result<MeasuredAnew> beside_the_former(const JobWords& words, const std::string& text) const;
  void tell(const std::shared_ptr<Job>& job, bool always);
  Result<void> keep(const Job& job) const;
  Result<std::string> finish_upload(const std::string& id);
  void give_up_piece(const std::string& id);
  Answer<Json> read_about(const std::filesystem::path& folder, const char* what) const;

  House& house_;
  std::filesystem::path data_;
  mutable std::mutex mutex_;
  std::mutex about_clip_;  // held while what is known of a clip is changed
  std::condition_variable_any wake_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;  // by identity: the oldest first
  std::set<std::string> taking_;                      // uploads with a piece on its way
  std::vector<std::jthread> workers_;                 // last: they end before the rest goes
};

}  // namespace dowel::server

#pragma once

#include <string>

#include "app/backup.h"
#include "server/house.h"
#include "server/http.h"

/// Copies of the whole log, in a folder beside it.
namespace dowel::server {

/// Writes one under a name that nothing has yet. @returns errors: as `app::back_up`
Result<app::Backup> make_backup(const House& house);

/// Says where it lies, and under which address.
Response backup_response(const app::Backup& made, int status);

/// Whether a name may be that of a file in a folder of ours: no way leads out of it.
bool is_file_name(const std::string& name);

}  // namespace dowel::server

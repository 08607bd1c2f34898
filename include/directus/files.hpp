#pragma once

// Uploads and downloads: forms, files, assets, streams.

#include <directus/call/file_replies.hpp>
#include <directus/commands/assets.hpp>
#include <directus/commands/files.hpp>
#include <directus/commands/resumable_upload.hpp>
#include <directus/commands/streams.hpp>
#include <directus/commands/upload_storage.hpp>
#include <directus/commands/uploads.hpp>
#include <directus/files/form_data.hpp>

-- Behind advance.lua, append.lua and silence.lua: one event of a thing (a call, an import) into the live view, all of it or nothing.
-- KEYS  3 things that are listed  4 this thing, ended  5 when listed things leave  6 room of all  7 room of this thing, if any
--       8 what was said on this call  9 what else is known of its transcript  10 the transcript's room  11 that it was erased:
--       if it is deleted
-- ARGV  5 active | ended | past | deleted  6 id  7 version  8 the thing as JSON
--       9 what it is, e.g. call  10 the name of its id
--       11 when it leaves the list by itself, ms, or -
--       12 seconds that an ended thing's version is known and its room stays  13 seconds that a silent active one's room stays
--       14 entries kept of the room of all  15 entries kept of the thing's room
--       16 for how long something that is said now is live, ms
local kind, id, version, thing, leaves = ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[11]
if KEYS[8] then
  silence(ARGV[1], KEYS[8], KEYS[9], KEYS[10], id, ARGV[12])
  redis.call('SET', KEYS[11], '1', 'PX', ARGV[16]) -- what was said comes by another topic, perhaps later
end
local stored = redis.call('HGET', KEYS[3], id) or redis.call('GET', KEYS[4])
if not stored and (kind == 'past' or kind == 'deleted') then
  return 'past'
end
if stored and kind ~= 'deleted' and tonumber(string.match(stored, '^%d+')) >= tonumber(version) then
  return 'stale'
end
if kind == 'past' and leaves ~= '-' then
  kind = 'active' -- it is listed, and leaves as it would have
end

redis.call('ZREM', KEYS[5], id)
if kind == 'active' then
  redis.call('HSET', KEYS[3], id, version .. ':' .. thing)
  redis.call('DEL', KEYS[4])
  if leaves ~= '-' then
    redis.call('ZADD', KEYS[5], leaves, id)
  end
else
  redis.call('HDEL', KEYS[3], id)
  if kind == 'ended' then
    redis.call('SET', KEYS[4], version .. ':' .. thing, 'EX', ARGV[12])
  else
    redis.call('DEL', KEYS[4])
  end
end

local type, data = ARGV[9] .. '.changed', thing
if kind == 'deleted' then
  type, data = ARGV[9] .. '.deleted', '{"' .. ARGV[10] .. '":' .. cjson.encode(id) .. '}'
end
append(ARGV[1], KEYS[6], ARGV[14], type, data)
if KEYS[7] then
  append(ARGV[1], KEYS[7], ARGV[15], type, data)
  redis.call('EXPIRE', KEYS[7], kind == 'active' and ARGV[13] or ARGV[12])
end
return 'applied'

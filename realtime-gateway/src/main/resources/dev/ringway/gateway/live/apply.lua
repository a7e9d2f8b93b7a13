-- One event of a call into the live view, all of it or nothing.
-- KEYS  1 epoch  2 positions  3 active calls  4 this call, ended  5 room "calls"  6 room "call:<sid>"
-- ARGV  1 epoch of the reader  2 partition  3 position that the reader stands at, or -  4 position behind this event
--       5 active | ended | past | deleted  6 sid  7 version  8 call as JSON
--       9 seconds that an ended call stays  10 seconds that a silent active call's room stays
--       11 entries kept of room "calls"  12 entries kept of the call's room
-- A room's key is its stream and, as a name, its channel.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 'epoch'
end
if (redis.call('HGET', KEYS[2], ARGV[2]) or '-') ~= ARGV[3] then
  return 'position'
end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[4])

local kind, sid, version, call = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local stored = redis.call('HGET', KEYS[3], sid) or redis.call('GET', KEYS[4])
if not stored and (kind == 'past' or kind == 'deleted') then
  return 'past'
end
if stored and kind ~= 'deleted' and tonumber(string.match(stored, '^%d+')) >= tonumber(version) then
  return 'stale'
end

if kind == 'active' then
  redis.call('HSET', KEYS[3], sid, version .. ':' .. call)
  redis.call('DEL', KEYS[4])
else
  redis.call('HDEL', KEYS[3], sid)
  if kind == 'ended' then
    redis.call('SET', KEYS[4], version .. ':' .. call, 'EX', ARGV[9])
  else
    redis.call('DEL', KEYS[4])
  end
end

local type, data = 'call.changed', call
if kind == 'deleted' then
  type, data = 'call.deleted', '{"sid":' .. cjson.encode(sid) .. '}'
end

local function append(room, kept)
  local newest = redis.call('XREVRANGE', room, '+', '-', 'COUNT', 1)
  local from = newest[1] and newest[1][1] or '0-0'
  local to = redis.call('XADD', room, 'MAXLEN', '~', kept, '*', 'from', from, 'type', type, 'data', data)
  redis.call('PUBLISH', room,
    '{"epoch":"' .. ARGV[1] .. '","from":"' .. from .. '","to":"' .. to
    .. '","type":"' .. type .. '","data":' .. data .. '}')
end
append(KEYS[5], ARGV[11])
append(KEYS[6], ARGV[12])
redis.call('EXPIRE', KEYS[6], kind == 'active' and ARGV[10] or ARGV[9])
return 'applied'

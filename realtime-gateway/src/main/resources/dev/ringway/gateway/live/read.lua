-- A room as of one moment: what was missed since a cursor if the stream still has all of it, else what is there now.
-- KEYS  1 epoch  2 the room's stream
--       3 things that are listed; of a transcript: what was said, by place
--       4 the room's thing, ended; of a transcript: what else is known of it; none for a room of all
-- ARGV  1 epoch to begin if there is none  2 cursor's epoch, or -  3 cursor's id  4 most entries to replay
--       5 all | one | transcript | news  6 id of the room's thing, or - for a room of all
redis.call('SET', KEYS[1], ARGV[1], 'NX')
local epoch = redis.call('GET', KEYS[1])
local newest = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local last = newest[1] and newest[1][1] or '0-0'

if ARGV[2] == epoch then
  if ARGV[3] == last then
    return {'missed', epoch, last, {}}
  end
  local missed = redis.call('XRANGE', KEYS[2], '(' .. ARGV[3], '+', 'COUNT', tonumber(ARGV[4]) + 1)
  -- Each entry names the one before it, so the first one tells whether anything between was trimmed.
  if #missed > 0 and #missed <= tonumber(ARGV[4]) and missed[1][2][2] == ARGV[3] then
    return {'missed', epoch, last, missed}
  end
end

if ARGV[5] == 'news' then
  return {'snapshot', epoch, last, {}}
end
if ARGV[5] == 'all' then
  return {'snapshot', epoch, last, redis.call('HVALS', KEYS[3])}
end
local thing
if ARGV[5] == 'one' then
  thing = redis.call('HGET', KEYS[3], ARGV[6]) or redis.call('GET', KEYS[4])
else
  local newest = redis.call('HGET', KEYS[4], 'transcriptions')
  local over = newest and redis.call('HEXISTS', KEYS[4], 'stopped:' .. newest) == 1
  -- In front the version, as of other things; a transcript has none.
  thing = newest and '0:{"callSid":' .. cjson.encode(ARGV[6])
    .. ',"state":"' .. (over and 'stopped' or 'running')
    .. '","segments":[' .. table.concat(redis.call('ZRANGE', KEYS[3], 0, -1), ',') .. ']}'
end
return {'snapshot', epoch, last, thing and {thing} or {}}

-- Behind advance.lua and append.lua: one report of a call's transcription into the live view, all of it or nothing.
-- What is shown depends on which reports came, not on their order. A segment's place is first its transcription's, which
-- are numbered per call as they are heard of, then its own sequence number.
-- KEYS  3 what was said, by place  4 what else is known of the transcript  5 room "transcript:<sid>"
--       6 that what was said on the call was erased
-- ARGV  5 started | said | stopped  6 transcription  7 sequence number  8 track  9 final | partial
--       10 the segment, or whom the step is about, as JSON
--       11 until when the transcript stays if nothing more is heard, ms  12 now, ms
--       13 most segments  14 entries kept of the room  15 for how long something that is said now is live, ms
local kind, transcription, sequence, now = ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[12])
if redis.call('EXISTS', KEYS[6]) == 1 then
  redis.call('PEXPIRE', KEYS[6], ARGV[15])
  return 'erased'
end
local function place(number, at)
  return string.format('%.0f', number * 1000000000 + at)
end

local number = tonumber(redis.call('HGET', KEYS[4], 'number:' .. transcription) or 0)
if number == 0 then
  if tonumber(ARGV[11]) <= now then
    return 'past'
  end
  number = redis.call('HINCRBY', KEYS[4], 'transcriptions', 1)
  redis.call('HSET', KEYS[4], 'number:' .. transcription, number)
  if kind == 'started' then
    append(ARGV[1], KEYS[5], ARGV[14], 'transcript.started', ARGV[10])
  end
end

-- Drops what is there already, what fell out at the front, and a partial text that a later one of its track replaced.
local function say()
  local here = place(number, sequence)
  if redis.call('ZCOUNT', KEYS[3], here, here) > 0 then
    return
  end
  local first = redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')
  if redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[13]) and tonumber(here) < tonumber(first[2]) then
    return
  end
  local track = 'newest:' .. number .. ':' .. ARGV[8]
  local at, what = string.match(redis.call('HGET', KEYS[4], track) or '', '^(%d+):(%a+)$')
  if at and tonumber(at) >= sequence then
    if ARGV[9] == 'partial' then
      return
    end
  else
    if what == 'partial' then
      redis.call('ZREMRANGEBYSCORE', KEYS[3], place(number, tonumber(at)), place(number, tonumber(at)))
    end
    redis.call('HSET', KEYS[4], track, ARGV[7] .. ':' .. ARGV[9])
  end
  redis.call('ZADD', KEYS[3], here, ARGV[10])
  redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -tonumber(ARGV[13]) - 1)
  append(ARGV[1], KEYS[5], ARGV[14], 'transcript.said', ARGV[10])
end
local newest = tonumber(redis.call('HGET', KEYS[4], 'transcriptions'))
if kind == 'said' then
  say()
elseif kind == 'stopped' and redis.call('HSETNX', KEYS[4], 'stopped:' .. number, 1) == 1 and number == newest then
  append(ARGV[1], KEYS[5], ARGV[14], 'transcript.stopped', ARGV[10])
end

-- Its last transcription decides when it goes; what comes late of a stopped one does not keep it.
local stays = tonumber(redis.call('HGET', KEYS[4], 'until') or 0)
if redis.call('HEXISTS', KEYS[4], 'stopped:' .. newest) == 0 then
  stays = math.max(stays, tonumber(ARGV[11]))
elseif kind == 'stopped' and number == newest then
  stays = tonumber(ARGV[11])
end
-- At least so long that whoever just heard of a step can read the ones before it.
stays = string.format('%.0f', math.max(stays, now + 10000))
redis.call('HSET', KEYS[4], 'until', stays)
for key = 3, 5 do
  redis.call('PEXPIREAT', KEYS[key], stays)
end
return 'applied'

-- Behind advance.lua, append.lua and silence.lua: what was said on a call was erased. It goes, and nothing brings it back:
-- whatever is heard of the call is let go of, for as long as it would be live.
-- KEYS  3 what was said on the call  4 what else is known of its transcript  5 its room  6 that it was erased
-- ARGV  5 Call SID  6 seconds that the room stays  7 until when something that was said before is live, ms  8 now, ms
--       9 for how long something that is said now is live, ms
silence(ARGV[1], KEYS[3], KEYS[4], KEYS[5], ARGV[5], ARGV[6])
if tonumber(ARGV[7]) > tonumber(ARGV[8]) then
  redis.call('SET', KEYS[6], '1', 'PX', ARGV[9])
end
return 'erased'

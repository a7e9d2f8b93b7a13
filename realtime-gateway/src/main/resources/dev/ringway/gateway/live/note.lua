-- Behind advance.lua and append.lua: that some things changed, into the room of their kind; what is more than may be told in
-- this second is counted, and count.lua tells how many that were.
-- KEYS  3 room  4 what was told and counted
-- ARGV  5 now, s  6 most told in a second  7 entries kept of the room  8, 9 and so on: type and data of each change
local most = tonumber(ARGV[6])
local told = 0
if redis.call('HGET', KEYS[4], 'second') == ARGV[5] then
  told = tonumber(redis.call('HGET', KEYS[4], 'told'))
end
local counted = 0
for at = 8, #ARGV, 2 do
  if told < most then
    told = told + 1
    append(ARGV[1], KEYS[3], ARGV[7], ARGV[at], ARGV[at + 1])
  else
    counted = counted + 1
  end
end
redis.call('HSET', KEYS[4], 'second', ARGV[5], 'told', told)
redis.call('HINCRBY', KEYS[4], 'counted', counted)
return 'noted'

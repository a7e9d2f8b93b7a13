-- First part of every script that takes an event in: refuses a reader that stands elsewhere, else moves its position.
-- KEYS  1 epoch  2 positions
-- ARGV  1 epoch of the reader  2 partition  3 position that the reader stands at, or -  4 position behind this event
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 'epoch'
end
if (redis.call('HGET', KEYS[2], ARGV[2]) or '-') ~= ARGV[3] then
  return 'position'
end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[4])

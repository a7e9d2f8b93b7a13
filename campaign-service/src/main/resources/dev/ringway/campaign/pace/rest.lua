-- An account has no turn for a while; a longer rest stays.
-- KEYS  1 until when the account rests
-- ARGV  1 how long, in milliseconds
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
end
return 'done'

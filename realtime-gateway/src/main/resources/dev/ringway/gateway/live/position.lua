-- Where a reader of a partition goes on, and in which epoch. An emptied Redis has neither: it gets a new epoch.
-- KEYS  1 epoch  2 positions    ARGV  1 epoch to begin if there is none  2 partition
redis.call('SET', KEYS[1], ARGV[1], 'NX')
return {redis.call('GET', KEYS[1]), redis.call('HGET', KEYS[2], ARGV[2]) or '-'}

-- A part that others use: nothing stays of what was said on a call, and whoever watches its room is told so.
local function silence(epoch, said, transcript, room, callSid, roomStays)
  if redis.call('EXISTS', transcript) == 0 then
    return
  end
  redis.call('DEL', said, transcript)
  append(epoch, room, 1, 'transcript.deleted', '{"callSid":' .. cjson.encode(callSid) .. '}')
  redis.call('XTRIM', room, 'MAXLEN', 1)
  redis.call('EXPIRE', room, roomStays)
end

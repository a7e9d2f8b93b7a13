-- A part that others use: one step of a room. A room's key is its stream and, as a name, its channel.
local function append(epoch, room, kept, type, data)
  local newest = redis.call('XREVRANGE', room, '+', '-', 'COUNT', 1)
  local from = newest[1] and newest[1][1] or '0-0'
  local to = redis.call('XADD', room, 'MAXLEN', '~', kept, '*', 'from', from, 'type', type, 'data', data)
  redis.call('PUBLISH', room,
    '{"epoch":"' .. epoch .. '","from":"' .. from .. '","to":"' .. to
    .. '","type":"' .. type .. '","data":' .. data .. '}')
end

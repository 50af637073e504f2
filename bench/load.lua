-- Sends the requests of the file named by REQUESTS one after the other, and prints what came of it as JSON.
local sent, n = {}, 0

function init()
    for _, one in ipairs(dofile(os.getenv("REQUESTS"))) do
        sent[#sent + 1] = wrk.format(one.method, one.path, one.headers, one.body)
    end
end

function request()
    n = n % #sent + 1
    return sent[n]
end

function done(summary, latency)
    local failed = summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect
    print(string.format(
        '{"requests": %d, "seconds": %.6f, "median_ms": %.3f, "slow_ms": %.3f, "failed": %d, "bytes": %d}',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
        failed, summary.bytes))
end

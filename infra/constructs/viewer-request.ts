/**
 * Runs in CloudFront before each request for a page or the API. The origin needs its own name in `host`, so the
 * viewer's goes into headers of ours; what a viewer wrote into such headers is thrown away first. The origin believes
 * them only beside the edge key, which CloudFront adds afterwards and no viewer knows.
 */
export const VIEWER_REQUEST = `
function handler(event) {
  var request = event.request;
  var names = Object.keys(request.headers);
  for (var i = 0; i < names.length; i += 1) {
    if (names[i].indexOf('x-kehila-') === 0) delete request.headers[names[i]];
  }
  var host = request.headers.host.value;
  request.headers['x-kehila-host'] = { value: host };
  request.headers['x-kehila-origin'] = { value: 'https://' + host };
  request.headers['x-kehila-client'] = { value: event.viewer.ip };
  return request;
}
`.trimStart();

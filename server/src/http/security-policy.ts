/**
 * Only our own scripts run; nothing is loaded from elsewhere, the pictures of a map aside where the operator has chosen
 * who draws it. One inline style is allowed by its hash: React Aria puts it
 * on the page to keep touches from selecting text.
 */
export const contentSecurityPolicy = (imageOrigins: readonly string[]) => ({
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    // Positions and sizes are set on elements by React Aria, which CSP counts as inline style attributes.
    'style-src': ["'self'"],
    'style-src-attr': ["'unsafe-inline'"],
    'style-src-elem': ["'self'", "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"],
    'img-src': ["'self'", 'data:', 'blob:', ...imageOrigins],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'object-src': ["'none'"],
  },
});

/** Packages of PyPI that are built from source against libraries, and the Debian packages that have these. */
export const pythonLibraries: Readonly<Record<string, readonly string[]>> = {
  psycopg2: ['libpq5'],
  mysqlclient: ['libmariadb3'],
}

/** Packages of which it is known that they need something of the system, and not what. */
export const unknownLibraries: ReadonlySet<string> = new Set(
  'pycairo pygobject python-ldap pygraphviz gdal m2crypto dbus-python xmlsec python-xmlsec uwsgi mod-wsgi pyodbc cx-oracle weasyprint pdf2image pytesseract opencv-python opencv-contrib-python pyaudio python-magic pylibmc pysqlcipher3 cairosvg cairocffi pango selenium playwright textract pydub moviepy psycopg pyzbar pygraphviz rasterio fiona mysql'.split(
    ' ',
  ),
)

/** As PyPI compares names. */
export const packageName = (text: string): string => text.toLowerCase().replace(/[-_.]+/g, '-')

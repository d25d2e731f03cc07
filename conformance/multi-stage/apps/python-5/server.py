import os

import psycopg2
import tornado.ioloop
import tornado.web


class Versions(tornado.web.RequestHandler):
    def get(self):
        self.write(f"libpq {psycopg2.extensions.libpq_version() // 10000 >= 13}, workers {os.environ['WORKERS']}\n")


if __name__ == "__main__":
    tornado.web.Application([(r"/", Versions)]).listen(8888)
    tornado.ioloop.IOLoop.current().start()

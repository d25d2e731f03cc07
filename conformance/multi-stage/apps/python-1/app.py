from flask import Flask, jsonify, render_template

app = Flask(__name__)


@app.route("/")
def index():
    return render_template("index.html", name="world")


@app.route("/square/<int:number>")
def square(number):
    return jsonify(result=number * number)

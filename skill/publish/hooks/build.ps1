# The ASK CLI runs this in a copy of lambda/, with the zip file to make as first argument.
param([string] $ZipFile, [bool] $DoDebug = $False)
python "$PSScriptRoot\build.py" $ZipFile
exit $LASTEXITCODE
